import type { Command } from "commander";
import {
  communityLists,
  evaluateHouseholds,
  type RatingSet,
  readDescribedFilms,
  readHouseholdCases,
  readMovieLensRatings,
  type SkippedLines,
  toRatingSet,
} from "../recommendation/index.ts";
import { writeError } from "../terminal/index.ts";
import { print } from "./configOf.ts";

interface EvaluateHouseholdOptions {
  readonly films: string;
  readonly cases: string;
  readonly community?: string;
  readonly json?: boolean;
}

/** `filmotheque evaluate-household --films FILE --cases FILE [--community FOLDER]`: how good the lists of households are. */
export function addEvaluateHouseholdCommand(program: Command): void {
  program
    .command("evaluate-household")
    .description("measure the lists of households, without a community or with one")
    .requiredOption("--films <file>", "films, one JSON object a line")
    .requiredOption("--cases <file>", "households, one JSON object a line")
    .option("--community <folder>", "a MovieLens set; the person of each household is left out of it")
    .option("--json", "one JSON document, with every list")
    .action(async ({ films: filmsFile, cases: casesFile, community, json }: EvaluateHouseholdOptions) => {
      const films = await readDescribedFilms(filmsFile);
      const cases = await readHouseholdCases(casesFile);
      const lists = community === undefined ? null : await communityLists(await readCommunity(community), cases.items);
      const { undescribed, ...found } = evaluateHouseholds(films.items, cases.items, lists);
      const incomplete = {
        film_lines: films.skipped,
        case_lines: cases.skipped,
        undescribed_films: { count: undescribed.length, first: undescribed[0] ?? null },
      };
      const isIncomplete = Object.values(incomplete).some(({ count }) => count > 0);
      writeError(
        ...skippedLines(filmsFile, films.skipped),
        ...skippedLines(casesFile, cases.skipped),
        ...undescribedFilms(undescribed),
      );
      const lines = Object.entries(found.summary).map(
        ([ratings, { ndcg10, recall20, rmse, popularity_ndcg10: popularity }]) =>
          `${ratings.padStart(4)} ratings: NDCG@10 ${fixed(ndcg10)} (popularity ${fixed(popularity)}), ` +
          `recall@20 ${fixed(recall20)}, RMSE ${fixed(rmse)}`,
      );
      print(json, { ...found, ...(isIncomplete ? { incomplete } : {}) }, lines);
    });
}

function skippedLines(file: string, { count, first }: SkippedLines): string[] {
  return first ? [`${file}: skipped lines: ${count}. The first is line ${first.line}: ${first.reason}`] : [];
}

function undescribedFilms(films: readonly number[]): string[] {
  if (films.length === 0) return [];
  return [
    `Films of households that are not among the described films: ${films.length}. The first is ${films[0]}. ` +
      "They are ranked as films of which nothing is known.",
  ];
}

async function readCommunity(folder: string): Promise<RatingSet> {
  const read = await readMovieLensRatings(folder);
  if (!read || read.ratings.length === 0) throw new Error(`${folder} holds no ratings of a MovieLens set`);
  return toRatingSet(read.ratings);
}

function fixed(value: number | null): string {
  return value === null ? "–" : value.toFixed(4);
}
