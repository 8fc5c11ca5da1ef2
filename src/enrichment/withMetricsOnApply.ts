import { always, type Outcome } from "../jobs/index.ts";

/** The same outcome, with metrics that are recorded after it was applied. */
export function withMetricsOnApply(outcome: Outcome, recordMetrics: () => void): Outcome {
  if (outcome.kind !== "done") return outcome;
  return {
    kind: "done",
    onlyIf: outcome.onlyIf ?? always,
    apply() {
      outcome.apply?.();
      recordMetrics();
    },
  };
}
