import type { DriftAnswer } from "../../../contract/index.ts";
import type { Drift } from "../../../drift/index.ts";
import { routeWithSession } from "../../context.ts";
import type { MonitoringRouteParts } from "./monitoringRouteParts.ts";
import { toInstant } from "./toInstant.ts";

export function driftRoutes({ drift }: MonitoringRouteParts) {
  return {
    read: routeWithSession.monitoring.drift.read.handler(async ({ context }) =>
      toDrift(await drift.check(context.signal)),
    ),
    setBaseline: routeWithSession.monitoring.drift.setBaseline.handler(async ({ context }) =>
      toDrift(await drift.setBaselineManually(context.session.user.userId, context.signal)),
    ),
    history: routeWithSession.monitoring.drift.history.handler(({ input }) => ({
      items: drift.history(input.limit).map(({ at, status, features }) => ({
        at: toInstant(at),
        status,
        drifted: features.filter(({ drifted }) => drifted).map(({ name }) => name),
      })),
    })),
  };
}

function toDrift(answer: Awaited<ReturnType<Drift["check"]>>): DriftAnswer {
  const toWindow = ({ ratings, from, to }: typeof answer.window) => ({
    ratings,
    from: from === null ? null : toInstant(from),
    to: to === null ? null : toInstant(to),
  });
  return {
    status: answer.status,
    threshold_percent: answer.thresholdPercent,
    baseline_at: answer.baseline && toInstant(answer.baseline.madeAt),
    baseline_version: answer.baseline?.version ?? null,
    baseline_window: answer.baseline && toWindow(answer.baseline.profile),
    current_window: toWindow(answer.window),
    checked_at: toInstant(answer.checkedAt),
    features: answer.features.map(({ shares, ...feature }) => {
      const side = (of: "baseline" | "current") =>
        feature.kind === "shares" ? Object.fromEntries(shares.map((share) => [share.label, share[of]])) : feature[of];
      return {
        name: feature.name,
        kind: feature.kind,
        baseline: side("baseline"),
        current: side("current"),
        baseline_count: feature.baselineCount,
        current_count: feature.currentCount,
        change_percent: feature.changePercent,
        psi: feature.psi,
        p_value: feature.p,
        enough: feature.enough,
        drifted: feature.drifted,
        moderate: feature.moderate,
        distances: feature.distances,
      };
    }),
  };
}
