import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import { boundedLines } from "../ratings/boundedLines.ts";
import { openRatingSource } from "../ratings/openRatingSource.ts";
import type { Rating } from "../ratings/ratingSet.ts";
import type { RatingSource } from "../ratings/ratingSource.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { findRatings } from "./findRatings.ts";
import { type ImportParts, type ImportSummary, importCommunityRatings } from "./importCommunityRatings.ts";
import { type CommunityFilm, readMovieLensFilms } from "./movieLensFilms.ts";
import { createLineReader, type RatingLayout } from "./movieLensRatings.ts";
import { sampleRatings } from "./sampleRatings.ts";

/**
 * A MovieLens set in any layout, a folder or a ZIP.
 * @throws RecommendationProblem `ratings_source_missing`, and what `importCommunityRatings` throws
 */
export async function importMovieLens(
  path: string,
  parts: ImportParts,
  signal: AbortSignal,
  onProgress?: (lines: number) => void,
): Promise<ImportSummary> {
  const source = await openRatingSource(path);
  const layout = source && (await findRatings(source));
  if (!source || !layout) throw new RecommendationProblem("ratings_source_missing", path);
  try {
    const films = await readMovieLensFilms(source);
    const set = {
      source: "movielens",
      place: path,
      address: path,
      fingerprint: source.fingerprint,
      films,
      sample: async () => sampleRatings(await source.open(layout.file), layout),
      ratings: ratingsOf(source, layout),
    };
    return await importCommunityRatings(set, parts, signal, onProgress);
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
  readonly unlinked: readonly CommunityFilm[];
}

/** What an import would bring; nothing is written. @throws RecommendationProblem `ratings_source_missing` */
export async function previewMovieLens(
  path: string,
  ratedFilms: Pick<RatedFilms, "previewLinks">,
  signal: AbortSignal,
): Promise<RatingPreview> {
  const source = await openRatingSource(path);
  const layout = source && (await findRatings(source));
  if (!source || !layout) throw new RecommendationProblem("ratings_source_missing", path);
  try {
    const films = await readMovieLensFilms(source);
    let [lines, broken] = [0, 0];
    for await (const rating of ratingsOf(source, layout)) {
      lines += 1;
      broken += Number(rating === null);
      if (lines % CHECK_EVERY_LINES === 0) signal.throwIfAborted();
    }
    const links = ratedFilms.previewLinks(films);
    const inLibrary = links.filter(({ isInLibrary }) => isInLibrary).length;
    const unlinked = films.filter((_, at) => !links[at]?.isLinked);
    return { lines, ratings: lines - broken, broken, films: films.length, inLibrary, unlinked };
  } finally {
    source.close();
  }
}

const CHECK_EVERY_LINES = 10_000;

async function* ratingsOf(source: RatingSource, layout: RatingLayout): AsyncGenerator<Rating | null> {
  const read = createLineReader(layout);
  for await (const text of boundedLines(await source.open(layout.file))) {
    const rating = read(text);
    if (rating !== undefined) yield rating;
  }
}
