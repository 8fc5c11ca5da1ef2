import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import type { RatingRecords } from "../ratingRecords.ts";
import type { Rating } from "../ratings/ratingSet.ts";
import { findKnownSet } from "./findKnownSet.ts";
import type { CommunityFilm } from "./movieLensFilms.ts";

export interface ImportSummary {
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
  readonly clock: Clock;
}

/** A community's ratings, wherever they come from. Read again, they come in the same order. */
export interface CommunitySource {
  /** What kind of source: `movielens`, `postgres`. Which set of that kind it is shows in what it holds. */
  readonly source: string;
  /** Where it was read, for people; no password stands in it. */
  readonly place: string;
  /** Where it would be read again. */
  readonly address: string;
  /** Changes when the source does. */
  readonly fingerprint: string;
  readonly films: readonly CommunityFilm[];
  /** Some of its ratings, from all of it where that is quickly read. */
  sample(): Promise<readonly Rating[]>;
  /** null: a line that is no rating. */
  readonly ratings: AsyncIterable<Rating | null>;
}

/** Written at once: a few milliseconds of the writer. */
const BATCH = 500;
const YIELD_EVERY = 2;

/**
 * Takes ratings over in one pass. Twice the same changes nothing; cut off, it goes on where it was. What is broken is
 * counted, the rest is taken.
 *
 * @throws `signal.reason` once aborted; what reading the source throws
 */
export async function importCommunityRatings(
  set: CommunitySource,
  { store, records, clock }: ImportParts,
  signal: AbortSignal,
  onProgress?: (lines: number) => void,
): Promise<ImportSummary> {
  const { source, place, fingerprint, films, ratings } = set;
  const known = records.runningImport(source, fingerprint)
    ? null
    : findKnownSet({ ...set, sample: await set.sample() }, records);
  const begun = store.writeRelaxed(() => records.begin(source, place, fingerprint, clock.now(), null, known));
  const setImport = records.setImport(begun.id);
  for (let at = 0; at < films.length; at += BATCH) {
    store.writeRelaxed(() => {
      for (const film of films.slice(at, at + BATCH)) records.keepFilm(setImport, film);
    });
    await yieldToEventLoop();
    signal.throwIfAborted();
  }
  store.writeRelaxed(() => records.joinFilms());
  const numbers = records.filmsOf(setImport.set);
  const unlinked = records.unlinkedOf(begun.id);
  const counts = { lines: begun.lines, ratings: begun.ratings, broken: begun.broken, unlinked };
  let batch: (Rating | null)[] = [];
  let batches = 0;
  let line = 0;

  function keep(rating: Rating): boolean {
    let film = numbers.get(rating.film);
    if (film === undefined) {
      // A film that the set does not describe: known by its number alone.
      const title = `#${rating.film}`;
      const nothing = { otherTitles: [], year: null, genres: [], tmdbId: null, imdbId: null };
      records.keepFilm(setImport, { sourceId: rating.film, title, ...nothing });
      film = records.filmNumber(setImport.set, rating.film);
      numbers.set(rating.film, film);
    }
    return records.keepRating(setImport, { ...rating, film });
  }

  async function flush(): Promise<void> {
    store.writeRelaxed(() => {
      for (const rating of batch) {
        if (rating === null || rating.film === 0) counts.broken += 1;
        else counts.ratings += Number(keep(rating));
      }
      counts.lines += batch.length;
      records.advance(begun.id, counts);
    });
    batch = [];
    batches += 1;
    if (batches % YIELD_EVERY === 0) await yieldToEventLoop();
    onProgress?.(counts.lines);
    signal.throwIfAborted();
  }

  for await (const rating of ratings) {
    line += 1;
    if (line <= begun.lines) continue;
    batch.push(rating);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  store.writeRelaxed(() => records.finish(begun.id, clock.now()));
  return { importId: begun.id, ...counts, films: numbers.size, resumed: begun.lines > 0 };
}
