import type { Language } from "../../../contract/index.ts";
import { isMessageKey, translate } from "../../../messages/index.ts";
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
            fact: factOf(alert.rule, alert.fact, context.language),
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

/** Drift's fact is a list of features, which have words of their own; a size is written as in the person's language. */
function factOf(rule: string, fact: string, language: Language): string {
  if (rule === "disk_low" && language === "fr") return fact.replace(".", ",").replace(" GB", "\u00A0Go");
  if (rule !== "drift") return fact;
  return fact
    .split(", ")
    .map((name) =>
      isMessageKey(`feature_${name}`) ? translate(language, `feature_${name}` as "feature_rating_mean") : name,
    )
    .join(", ");
}
