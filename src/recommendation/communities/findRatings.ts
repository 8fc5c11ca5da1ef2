import { lastName, nearestFirst, type RatingSource } from "../ratings/ratingSource.ts";
import { separatorOf } from "../ratings/tableRecords.ts";
import { isRatingHeader, MOVIELENS_LAYOUTS, type RatingLayout } from "./movieLensRatings.ts";

const START_BYTES = 4_096;
/** The maximum number of tables to inspect; a dataset has a dozen. */
const MAX_TABLES = 50;

/**
 * Finds the ratings file of a dataset by the columns of its header: GroupLens' `ratings.csv`, `rating.csv` and
 * `ratings_small.csv` of Kaggle's copies, or any other name; otherwise a layout without a header.
 * @returns null when no file contains ratings of users
 */
export async function findRatings(source: RatingSource): Promise<RatingLayout | null> {
  const tables = nearestFirst(source.paths().filter((path) => /\.(?:csv|tsv|txt)$/i.test(path))).slice(0, MAX_TABLES);
  for (const path of tables.toSorted((a, b) => preference(a) - preference(b))) {
    const [header = ""] = (await startOf(source, path)).split(/\r?\n/, 1);
    const separator = separatorOf(header);
    if (isRatingHeader(header, separator)) return { file: path, separator, hasHeader: true };
  }
  return MOVIELENS_LAYOUTS.find(({ file, hasHeader }) => !hasHeader && source.has(file)) ?? null;
}

/** Complete datasets before samples, then files that are named for ratings. */
function preference(path: string): number {
  const name = lastName(path).toLowerCase();
  if (name === "ratings.csv" || name === "rating.csv") return 0;
  return name.includes("rating") ? 1 : 2;
}

async function startOf(source: RatingSource, path: string): Promise<string> {
  const file = await source.open(path);
  try {
    for await (const piece of file) {
      const bytes: Buffer = piece;
      return bytes.subarray(0, START_BYTES).toString("utf8");
    }
    return "";
  } finally {
    file.destroy();
  }
}
