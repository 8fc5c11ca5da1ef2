import type { Command } from "commander";
import type { DriftAnswer } from "../drift/index.ts";
import type { JsonOption } from "./arguments.ts";
import { print } from "./configOf.ts";
import { withEngine } from "./withEngine.ts";

/** The drift of what is rated, from the command line. */
export function addDriftCommand(program: Command): void {
  program
    .command("drift")
    .description("does what is rated now still look like what the models learnt from?")
    .option("--set-baseline", "take what is rated now as the new measure")
    .option("--json", "one JSON document")
    .action(({ json, setBaseline }: JsonOption & { setBaseline?: boolean }, command: Command) =>
      withEngine(command, async ({ local: { drift } }, signal) => {
        const answer = setBaseline ? await drift.setBaselineManually(null, signal) : await drift.check(signal);
        print(json, toDocument(answer), toLines(answer));
      }),
    );
}

function toDocument({ status, thresholdPercent, checkedAt, window, baseline, features }: DriftAnswer): object {
  return {
    status,
    threshold_percent: thresholdPercent,
    baseline_at: baseline && new Date(baseline.madeAt).toISOString(),
    checked_at: new Date(checkedAt).toISOString(),
    current_ratings: window.ratings,
    features: features.map(({ name, kind, enough, changePercent, psi, p, drifted, moderate }) => ({
      name,
      kind,
      enough,
      change_percent: changePercent,
      psi,
      p_value: p,
      drifted,
      moderate,
    })),
  };
}

function toLines({ status, window, features }: DriftAnswer): string[] {
  return [
    `${status}: ${window.ratings} ratings since the baseline`,
    ...features.map(
      ({ name, drifted, moderate, ...feature }) =>
        `${drifted ? "!" : moderate ? "~" : " "} ${name.padEnd(20)} ${changeOf(feature)}`,
    ),
  ];
}

function changeOf({
  enough,
  changePercent,
  psi,
}: Pick<DriftAnswer["features"][number], "enough" | "changePercent" | "psi">): string {
  if (!enough) return "too few";
  const change = changePercent ?? psi ?? 0;
  return psi === null ? `${change.toFixed(1)} %` : `${change.toFixed(3)} PSI`;
}
