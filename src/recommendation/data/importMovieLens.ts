import { createInterface } from "node:readline";
import type { Rating } from "../ratings/ratingSet.ts";
import { readRatingLine } from "../ratings/readMovieLens.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { readSetFilms, type SetFilm } from "./movieLensFilms.ts";
import { openRatingSource, type RatingSource } from "./openRatingSource.ts";
import type { RatingRecords } from "./ratingRecords.ts";
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

export interface RatingPreview {
  readonly lines: number;
  readonly ratings: number;
  readonly broken: number;
  readonly films: number;
  /** Films of the set that the library holds. */
  readonly inLibrary: number;
  readonly unlinked: readonly SetFilm[];
}

/** What an import would bring; nothing is written. @throws RecommendationProblem `ratings_source_missing` */
export async function previewMovieLens(
  path: string,
  records: RatingRecords,
  signal: AbortSignal,
): Promise<RatingPreview> {
  const source = await openRatingSource(path);
  const file = FILES.find(({ name }) => source?.has(name));
  if (!source || !file) throw new RecommendationProblem("ratings_source_missing", path);
  try {
    const films = await readSetFilms(source);
    let [lines, broken] = [0, 0];
    for await (const rating of ratingsOf(source, file)) {
      lines += 1;
      broken += Number(rating === null);
      if (lines % LINES_A_LOOK === 0) signal.throwIfAborted();
    }
    const linked = films.filter(({ tmdbId, imdbId }) => tmdbId !== null || imdbId !== null);
    const inLibrary = linked.filter((film) => records.isInLibrary(film)).length;
    const unlinked = films.filter(({ tmdbId, imdbId }) => tmdbId === null && imdbId === null);
    return { lines, ratings: lines - broken, broken, films: films.length, inLibrary, unlinked };
  } finally {
    source.close();
  }
}

const LINES_A_LOOK = 10_000;

async function* ratingsOf(source: RatingSource, file: (typeof FILES)[number]): AsyncGenerator<Rating | null> {
  let isHeader: boolean = file.hasHeader;
  const input = await source.open(file.name);
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!isHeader && text.trim() !== "") yield readRatingLine(text, file.separator);
    isHeader = false;
  }
}
