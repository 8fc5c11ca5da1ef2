import { createInterface } from "node:readline";
import type { Rating } from "../ratings/ratingSet.ts";
import { readRatingLine } from "../ratings/readMovieLens.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { readSetFilms } from "./movieLensFilms.ts";
import { openRatingSource, type RatingSource } from "./openRatingSource.ts";
import { type ImportedRatings, type ImportParts, takeRatings } from "./takeRatings.ts";

const FILES = [
  { name: "ratings.csv", separator: ",", hasHeader: true },
  { name: "ratings.dat", separator: "::", hasHeader: false },
  { name: "u.data", separator: "\t", hasHeader: false },
] as const;

/**
 * A MovieLens set in any layout, a folder or a ZIP.
 * @throws RecommendationProblem `ratings_source_missing`, and what `takeRatings` throws
 */
export async function importMovieLens(
  path: string,
  parts: ImportParts,
  signal: AbortSignal,
  onProgress?: (lines: number) => void,
): Promise<ImportedRatings> {
  const source = await openRatingSource(path);
  const file = FILES.find(({ name }) => source?.has(name));
  if (!source || !file) throw new RecommendationProblem("ratings_source_missing", path);
  try {
    const films = await readSetFilms(source);
    const set = { source: "movielens", place: path, fingerprint: source.fingerprint, films };
    return await takeRatings({ ...set, ratings: ratingsOf(source, file) }, parts, signal, onProgress);
  } finally {
    source.close();
  }
}

async function* ratingsOf(source: RatingSource, file: (typeof FILES)[number]): AsyncGenerator<Rating | null> {
  let isHeader: boolean = file.hasHeader;
  const input = await source.open(file.name);
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!isHeader && text.trim() !== "") yield readRatingLine(text, file.separator);
    isHeader = false;
  }
}
