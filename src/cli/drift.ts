import type { Command } from "commander";
import type { DriftAnswer } from "../drift/index.ts";
import type { JsonOption } from "./arguments.ts";
import { print } from "./configOf.ts";
import { withEngine } from "./withEngine.ts";

/** The drift of what is rated, from the command line. */
export function addDriftCommand(program: Command): void {
  program
    .command("drift")
    .description("do the household and its members still rate as they did?")
    .option("--set-baseline", "what was rated until now becomes the past that later ratings are compared with")
    .option("--json", "one JSON document")
    .action(({ json, setBaseline }: JsonOption & { setBaseline?: boolean }, command: Command) =>
      withEngine(command, async ({ local: { drift } }, signal) => {
        const answer = setBaseline ? await drift.setBaselineManually(null, signal) : await drift.check(signal);
        print(json, toDocument(answer), toLines(answer));
      }),
    );
}

function toDocument({ status, thresholdPercent, checkedAt, household, baseline, features, members }: DriftAnswer) {
  const membersWith = (state: DriftAnswer["members"][number]["status"]) =>
    members.filter((member) => member.status === state).length;
  return {
    status,
    threshold_percent: thresholdPercent,
    baseline_at: baseline && new Date(baseline.madeAt).toISOString(),
    checked_at: new Date(checkedAt).toISOString(),
    baseline_ratings: household.past.ratings,
    current_ratings: household.current.ratings,
    missing_ratings: household.missingRatings,
    members: { ok: membersWith("ok"), alert: membersWith("alert"), too_few_data: membersWith("too_few_data") },
    features: features.map(({ name, kind, enough, missingRows, changePercent, psi, p, drifted, moderate }) => ({
      name,
      kind,
      enough,
      missing_count: missingRows,
      change_percent: changePercent,
      psi,
      p_value: p,
      drifted,
      moderate,
    })),
  };
}

function toLines({ status, household, features }: DriftAnswer): string[] {
  return [
    `${status}: the newest ${household.current.ratings} ratings against ${household.past.ratings} before`,
    ...features.map((feature) => `${markOf(feature)} ${feature.name.padEnd(20)} ${changeOf(feature)}`),
  ];
}

type Feature = DriftAnswer["features"][number];

const markOf = ({ drifted, moderate }: Feature) => (drifted ? "!" : moderate ? "~" : " ");

function changeOf({ enough, missingRows, changePercent, psi }: Feature): string {
  if (!enough) return `too few: ${missingRows} more needed`;
  const change = changePercent ?? psi ?? 0;
  return psi === null ? `${change.toFixed(1)} %` : `${change.toFixed(3)} PSI`;
}
