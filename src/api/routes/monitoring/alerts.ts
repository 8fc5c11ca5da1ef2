import { readableFact, translate } from "../../../messages/index.ts";
import { ALERT_NAMES } from "../../../monitoring/index.ts";
import { routeWithSession } from "../../context.ts";
import { ApiError } from "../../problems.ts";
import type { MonitoringRouteParts } from "./monitoringRouteParts.ts";
import { toInstant } from "./toInstant.ts";

const ALERTS_SHOWN = 100;

export function alertRoutes({ alerts }: MonitoringRouteParts) {
  return {
    list: routeWithSession.monitoring.alerts.list.handler(({ context }) => ({
      items: alerts.list(ALERTS_SHOWN).map((alert) => {
        const until = alerts.mutedUntil(alert.rule);
        return {
          id: alert.id,
          rule: alert.rule,
          text: translate(context.language, `alert_${alert.rule}`, {
            fact: readableFact(context.language, alert.fact),
          }),
          since: toInstant(alert.since),
          resolvedAt: alert.resolvedAt === null ? null : toInstant(alert.resolvedAt),
          acknowledgedAt: alert.acknowledgedAt === null ? null : toInstant(alert.acknowledgedAt),
          acknowledgedBy: alert.acknowledgedBy,
          mutedUntil: until === null ? null : toInstant(until),
        };
      }),
      muted: ALERT_NAMES.flatMap((rule) => {
        const until = alerts.mutedUntil(rule);
        return until === null ? [] : [{ rule, until: toInstant(until) }];
      }),
    })),
    acknowledge: routeWithSession.monitoring.alerts.acknowledge.handler(({ input, context }) =>
      alerts.acknowledge(input.id, context.session.user.userId),
    ),
    mute: routeWithSession.monitoring.alerts.mute.handler(({ input }) => {
      const rule = ALERT_NAMES.find((name) => name === input.rule);
      if (!rule) throw new ApiError("unknown_alert");
      alerts.mute(rule, input.minutes);
    }),
  };
}
