import { createInterface } from "node:readline";
import type { Store } from "../../store/index.ts";
import { readRatingLine } from "../ratings/readMovieLens.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { readSetFilms } from "./movieLensFilms.ts";
import { openRatingSource } from "./openRatingSource.ts";
import type { RatingRecords } from "./ratingRecords.ts";

export interface ImportedRatings {
  readonly importId: number;
  readonly lines: number;
  /** New or newer than what was there. */
  readonly ratings: number;
  readonly broken: number;
  readonly films: number;
  /** Films of the set without an id at TMDB or IMDb. */
  readonly unlinked: number;
  readonly resumed: boolean;
}

export interface ImportParts {
  readonly store: Store;
  readonly records: RatingRecords;
  readonly clock: { now(): number };
}

const SOURCE = "movielens";
const FILES = [
  { name: "ratings.csv", separator: ",", hasHeader: true },
  { name: "ratings.dat", separator: "::", hasHeader: false },
  { name: "u.data", separator: "\t", hasHeader: false },
] as const;
/** Written at once: a few milliseconds of the writer. */
const BATCH = 500;
const BATCHES_A_BREATH = 2;

/**
 * A MovieLens set in any layout, a folder or a ZIP, in one pass. Twice the same changes nothing; cut off, it goes on
 * where it was. Broken lines are counted, the rest is taken.
 *
 * @throws RecommendationProblem `ratings_source_missing`; `signal.reason` once aborted
 */
export async function importMovieLens(
  path: string,
  { store, records, clock }: ImportParts,
  signal: AbortSignal,
  onProgress?: (lines: number) => void,
): Promise<ImportedRatings> {
  const source = await openRatingSource(path);
  const file = FILES.find(({ name }) => source?.has(name));
  if (!source || !file) throw new RecommendationProblem("ratings_source_missing", path);
  try {
    const films = await readSetFilms(source);
    for (let at = 0; at < films.length; at += BATCH) {
      store.write(() => {
        for (const film of films.slice(at, at + BATCH)) records.keepFilm(SOURCE, film);
      });
      await breathe();
      signal.throwIfAborted();
    }
    const known = records.filmsOf(SOURCE);
    const begun = store.write(() => records.begin(SOURCE, path, source.fingerprint, clock.now()));
    const counts = {
      lines: begun.lines,
      ratings: begun.ratings,
      broken: begun.broken,
      unlinked: films.filter(({ tmdbId, imdbId }) => tmdbId === null && imdbId === null).length,
    };
    let line = 0;
    let batch: string[] = [];
    let batches = 0;
    const flush = async () => {
      store.write(() => {
        for (const text of batch) {
          const rating = readRatingLine(text, file.separator);
          if (!rating || rating.film === 0) counts.broken += 1;
          else counts.ratings += Number(keep(rating));
        }
        counts.lines += batch.length;
        records.advance(begun.id, counts);
      });
      batch = [];
      batches += 1;
      if (batches % BATCHES_A_BREATH === 0) await breathe();
      onProgress?.(counts.lines);
      signal.throwIfAborted();
    };
    const keep = (rating: { user: number; film: number; value: number; time: number }) => {
      let film = known.get(rating.film);
      if (film === undefined) {
        // A rating of a film that the set does not describe: known by its number alone.
        const unknown = {
          sourceId: rating.film,
          title: `#${rating.film}`,
          year: null,
          genres: [],
          tmdbId: null,
          imdbId: null,
        };
        records.keepFilm(SOURCE, unknown);
        film = records.filmsOf(SOURCE).get(rating.film) ?? 0;
        known.set(rating.film, film);
      }
      return records.keepRating(SOURCE, begun.id, { ...rating, film });
    };
    for await (const text of createInterface({
      input: await source.open(file.name),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      line += 1;
      if ((line === 1 && file.hasHeader) || text.trim() === "") continue;
      if (line - Number(file.hasHeader) <= begun.lines) continue;
      batch.push(text);
      if (batch.length === BATCH) await flush();
    }
    if (batch.length > 0) await flush();
    store.write(() => records.finish(begun.id, clock.now()));
    return { importId: begun.id, ...counts, films: known.size, resumed: begun.lines > 0 };
  } finally {
    source.close();
  }
}

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
