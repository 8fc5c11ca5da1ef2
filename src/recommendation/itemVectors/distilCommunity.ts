import { closeSync, fsyncSync, openSync, renameSync, statSync, writeFileSync } from "node:fs";
import type { CommunityFilm } from "../communities/communityFilm.ts";
import { findRatings } from "../communities/findRatings.ts";
import { readMovieLensFilms } from "../communities/movieLensFilms.ts";
import { openRatingSource } from "../ratings/openRatingSource.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { filmColumns, writeCommunityVectors } from "./communityVectors.ts";
import { fitItemVectors, ITEM_VECTOR_DEFAULTS, type ItemVectorParams } from "./fitItemVectors.ts";
import type { Interactions } from "./interactions.ts";
import { readInteractions } from "./readInteractions.ts";

/** How a set writes its ratings. */
export interface SetFormat {
  /** What its values are divided by to be stars. */
  readonly scale: number;
  /** Its numbers of films are those of IMDb. */
  readonly hasImdbNumbers: boolean;
}

export interface DistilTask {
  /** A folder or a ZIP. */
  readonly source: string;
  readonly format: SetFormat;
  /** Where the vectors are written; replaced as a whole. */
  readonly target: string;
  readonly params?: Partial<ItemVectorParams>;
  /** One number from 0 to 1, which the caller reads while the task runs. */
  readonly progress?: SharedArrayBuffer;
}

export interface DistilledCommunity {
  readonly ratings: number;
  readonly broken: number;
  readonly people: number;
  readonly films: number;
  readonly sizeBytes: number;
}

/** Reading is about so much of the work. */
const READING_SHARE = 0.3;
/** A ZIP of ratings unpacks to about so many times its size. */
const UNPACKED_RATIO = 4;

/**
 * Reads a set once and writes what is kept of it. Memory: 14 bytes for each rating and 8 bytes × width for each film.
 * @throws RecommendationProblem `ratings_source_missing`, `ratings_source_damaged`, `export_too_large`
 */
export async function distilCommunity(task: DistilTask): Promise<DistilledCommunity> {
  const report = progressOf(task.progress);
  const source = await openRatingSource(task.source);
  const layout = source && (await findRatings(source));
  if (!source || !layout) throw new RecommendationProblem("ratings_source_missing", task.source);
  try {
    const films = withIds(await readMovieLensFilms(source), task.format);
    const expected = statSync(task.source).size * UNPACKED_RATIO;
    const { interactions, ratings, broken } = await readInteractions(await source.open(layout.file), {
      layout,
      scale: task.format.scale,
      onBytes: (bytes) => report(READING_SHARE * Math.min(1, bytes / Math.max(1, expected))),
    });
    if (ratings === 0) throw new RecommendationProblem("ratings_source_missing", task.source);
    const params = { ...ITEM_VECTOR_DEFAULTS, ...task.params };
    const fitted = await fitItemVectors(interactions, params, {
      onProgress: (share) => report(READING_SHARE + (1 - READING_SHARE) * share),
    });
    const people = interactions.starts.length - 1;
    const columns = filmColumns(interactions.filmIds, films, countRatings(interactions));
    const bytes = writeCommunityVectors({ ...fitted, seenWeight: params.seenWeight, films: columns, ratings, people });
    replaceFile(task.target, bytes);
    return { ratings, broken, people, films: columns.counts.length, sizeBytes: bytes.length };
  } finally {
    source.close();
  }
}

function withIds(films: readonly CommunityFilm[], { hasImdbNumbers }: SetFormat): readonly CommunityFilm[] {
  if (!hasImdbNumbers) return films;
  return films.map((film) => ({ ...film, imdbId: `tt${String(film.sourceId).padStart(7, "0")}` }));
}

/** How often each film was rated, and its mean. */
export function countRatings({ films, halfStars, filmIds }: Interactions): {
  readonly counts: Int32Array;
  readonly means: Float32Array;
} {
  const counts = new Int32Array(filmIds.length);
  const sums = new Float64Array(filmIds.length);
  for (let at = 0; at < films.length; at += 1) {
    const film = films[at] ?? 0;
    counts[film] = (counts[film] ?? 0) + 1;
    sums[film] = (sums[film] ?? 0) + (halfStars[at] ?? 0) / 2;
  }
  return { counts, means: Float32Array.from(sums, (sum, film) => sum / Math.max(1, counts[film] ?? 0)) };
}

/** A kill leaves the former file or the new one. */
function replaceFile(target: string, bytes: Uint8Array): void {
  const draft = `${target}.new`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, target);
}

function progressOf(buffer: SharedArrayBuffer | undefined): (share: number) => void {
  if (!buffer) return () => undefined;
  const share = new Float64Array(buffer);
  return (value) => {
    share[0] = value;
  };
}
