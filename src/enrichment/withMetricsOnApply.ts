import { always, type Outcome } from "../jobs/index.ts";

/** The same outcome; once it is applied and counts, `report` looks at what it made of the film. */
export function withMetricsOnApply(outcome: Outcome, report: () => void): Outcome {
  if (outcome.kind !== "done") return outcome;
  return {
    kind: "done",
    onlyIf: outcome.onlyIf ?? always,
    apply() {
      outcome.apply?.();
      report();
    },
  };
}
