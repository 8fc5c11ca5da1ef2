import type { DriftAnswer } from "../../../contract/index.ts";
import type { Drift } from "../../../drift/index.ts";
import { routeWithSession } from "../../context.ts";
import type { MonitoringRouteParts } from "./monitoringRouteParts.ts";
import { toInstant } from "./toInstant.ts";

type Answer = Awaited<ReturnType<Drift["check"]>>;
type Verdict = Answer["features"][number];

export function driftRoutes({ drift }: MonitoringRouteParts) {
  return {
    read: routeWithSession.monitoring.drift.read.handler(async ({ context }) =>
      toDrift(await drift.check(context.signal), context.session.user.key),
    ),
    setBaseline: routeWithSession.monitoring.drift.setBaseline.handler(async ({ context }) =>
      toDrift(await drift.setBaselineManually(context.session.user.userId, context.signal), context.session.user.key),
    ),
    history: routeWithSession.monitoring.drift.history.handler(({ input }) => ({
      items: drift.history(input.limit).map(({ at, status, features, members }) => ({
        at: toInstant(at),
        status,
        drifted: [
          ...new Set([
            ...features.filter(({ drifted }) => drifted).map(({ name }) => name),
            ...members.flatMap(({ drifted }) => drifted),
          ]),
        ],
      })),
    })),
  };
}

function toDrift(answer: Answer, caller: number): DriftAnswer {
  const { baseline, household, members } = answer;
  const own = members.find(({ user }) => user === caller);
  const count = (status: (typeof members)[number]["status"]) => members.filter((one) => one.status === status).length;
  return {
    status: answer.status,
    threshold_percent: answer.thresholdPercent,
    baseline_at: baseline && toInstant(baseline.madeAt),
    baseline_version: baseline?.version ?? null,
    checked_at: toInstant(answer.checkedAt),
    ...toComparison({ ...household, features: answer.features }, baseline !== null),
    own: own ? { status: own.status, ...toComparison(own, true) } : null,
    members: { ok: count("ok"), alert: count("alert"), too_few_data: count("too_few_data") },
  };
}

function toComparison(
  { past, current, missingRatings, features }: Omit<Answer["members"][number], "user" | "status">,
  hasBaseline: boolean,
) {
  return {
    missing_ratings: missingRatings,
    baseline_window: hasBaseline ? toWindow(past) : null,
    current_window: toWindow(current),
    features: features.map(toFeature),
  };
}

function toWindow({ ratings, from, to }: Answer["household"]["past"]) {
  return {
    ratings,
    from: from === null ? null : toInstant(from),
    to: to === null ? null : toInstant(to),
  };
}

function toFeature({ shares, ...feature }: Verdict): DriftAnswer["features"][number] {
  const side = (of: "baseline" | "current") =>
    feature.kind === "shares" ? Object.fromEntries(shares.map((share) => [share.label, share[of]])) : feature[of];
  return {
    name: feature.name,
    kind: feature.kind,
    state: stateOf(feature),
    baseline: side("baseline"),
    current: side("current"),
    baseline_count: feature.baselineCount,
    current_count: feature.currentCount,
    missing_count: feature.missingRows,
    change_percent: feature.changePercent,
    psi: feature.psi,
    p_value: feature.p,
    enough: feature.enough,
    drifted: feature.drifted,
    moderate: feature.moderate,
    distances: feature.distances,
  };
}

function stateOf({ enough, drifted, moderate }: Omit<Verdict, "shares">): DriftAnswer["features"][number]["state"] {
  if (drifted) return "drifted";
  if (moderate) return "moderate";
  return enough ? "ok" : "too_few_data";
}
