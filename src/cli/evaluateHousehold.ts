import type { Command } from "commander";
import { evaluateHouseholds, readDescribedFilms, readHouseholdCases } from "../recommendation/index.ts";
import { print } from "./configOf.ts";

interface EvaluateHouseholdOptions {
  readonly films: string;
  readonly cases: string;
  readonly json?: boolean;
}

/** `filmotheque evaluate-household --films FILE --cases FILE`: how good lists are for people without a community. */
export function addEvaluateHouseholdCommand(program: Command): void {
  program
    .command("evaluate-household")
    .description("measure the lists of households without a community")
    .requiredOption("--films <file>", "films, one JSON object a line")
    .requiredOption("--cases <file>", "households, one JSON object a line")
    .option("--json", "one JSON document, with every list")
    .action(async ({ films, cases, json }: EvaluateHouseholdOptions) => {
      const found = evaluateHouseholds(await readDescribedFilms(films), await readHouseholdCases(cases));
      const lines = Object.entries(found.summary).map(
        ([ratings, { ndcg10, recall20, rmse, popularity_ndcg10: popularity }]) =>
          `${ratings.padStart(4)} ratings: NDCG@10 ${fixed(ndcg10)} (popularity ${fixed(popularity)}), ` +
          `recall@20 ${fixed(recall20)}, RMSE ${fixed(rmse)}`,
      );
      print(json, found, lines);
    });
}

function fixed(value: number | null): string {
  return value === null ? "–" : value.toFixed(4);
}
