import type { Store } from "../../store/index.ts";
import { type Clock, yieldToEventLoop } from "../../time/index.ts";
import type { ImportRecords, RatingImport } from "../imports/importRecords.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { Rating } from "../ratings/ratingSet.ts";
import type { CommunityRecords } from "./communityRecords.ts";
import { findKnownSet } from "./findKnownSet.ts";
import type { CommunityImport } from "./importSpans.ts";
import type { CommunityFilm } from "./movieLensFilms.ts";

export interface ImportSummary {
  readonly importId: number;
  readonly lines: number;
  /** New ones, and those that differ from what was there. */
  readonly ratings: number;
  readonly broken: number;
  readonly films: number;
  /** Films of the set without an id at TMDB or IMDb. */
  readonly unlinked: number;
  /** It was cut off before, and went on where it was. */
  readonly resumed: boolean;
}

export interface ImportParts {
  readonly store: Store;
  readonly records: {
    readonly imports: ImportRecords;
    readonly communities: CommunityRecords;
    readonly films: RatedFilms;
  };
  readonly clock: Clock;
}

/** A community's ratings, from any source. Read again, they come in the same order. */
export interface CommunitySource {
  /** `movielens` or `postgres`. Which set of that kind it is shows in its content. */
  readonly source: string;
  /** Where it is read, for people; without a password. */
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
const BATCH_SIZE = 500;
const YIELD_EVERY_BATCHES = 2;

/**
 * Imports a community's ratings in one pass. A second import of the same set changes nothing; one that was cut off goes
 * on where it was. Broken lines are counted and left out.
 *
 * @throws `signal.reason` once aborted; what reading the source throws
 */
export async function importCommunityRatings(
  source: CommunitySource,
  parts: ImportParts,
  signal: AbortSignal,
  onProgress?: (lines: number) => void,
): Promise<ImportSummary> {
  const { store, records, clock } = parts;
  const begun = await beginImport(source, parts);
  const imported = records.communities.importOf(begun.id);
  await saveFilms(source.films, imported, parts, signal);
  const writer = new RatingWriter(parts, imported, begun);
  let line = 0;
  let batch: (Rating | null)[] = [];
  const flush = async () => {
    await writer.write(batch);
    batch = [];
    onProgress?.(writer.counts.lines);
    signal.throwIfAborted();
  };
  for await (const rating of source.ratings) {
    line += 1;
    if (line <= begun.lines) continue;
    batch.push(rating);
    if (batch.length === BATCH_SIZE) await flush();
  }
  if (batch.length > 0) await flush();
  store.writeRelaxed(() => records.imports.finish(begun.id, clock.now()));
  return { importId: begun.id, ...writer.counts, films: writer.filmCount, resumed: begun.lines > 0 };
}

async function beginImport(source: CommunitySource, { store, records, clock }: ImportParts): Promise<RatingImport> {
  const isResumed = records.imports.findRunning(source.source, source.fingerprint) !== null;
  const knownSet = isResumed ? null : findKnownSet({ ...source, sample: await source.sample() }, records.communities);
  const { source: kind, place, fingerprint } = source;
  return store.writeRelaxed(() =>
    records.imports.begin({ source: kind, place, fingerprint, startedAt: clock.now(), knownSet }),
  );
}

async function saveFilms(
  films: readonly CommunityFilm[],
  imported: CommunityImport,
  { store, records }: ImportParts,
  signal: AbortSignal,
): Promise<void> {
  for (let start = 0; start < films.length; start += BATCH_SIZE) {
    store.writeRelaxed(() => {
      for (const film of films.slice(start, start + BATCH_SIZE)) records.communities.saveFilm(imported, film);
    });
    await yieldToEventLoop();
    signal.throwIfAborted();
  }
  store.writeRelaxed(() => records.films.link());
}

/** Writes ratings in batches, with the counts that they bring. */
class RatingWriter {
  readonly counts: { lines: number; ratings: number; broken: number; readonly unlinked: number };
  readonly #parts: ImportParts;
  readonly #imported: CommunityImport;
  readonly #filmIds: Map<number, number>;
  #batches = 0;

  constructor(parts: ImportParts, imported: CommunityImport, { lines, ratings, broken }: RatingImport) {
    const { communities, films } = parts.records;
    this.#parts = parts;
    this.#imported = imported;
    this.#filmIds = communities.filmIds(imported.set);
    this.counts = { lines, ratings, broken, unlinked: films.countUnlinked(imported.id) };
  }

  get filmCount(): number {
    return this.#filmIds.size;
  }

  async write(batch: readonly (Rating | null)[]): Promise<void> {
    const { store, records } = this.#parts;
    store.writeRelaxed(() => {
      for (const rating of batch) {
        if (rating === null || rating.film === 0) this.counts.broken += 1;
        else this.counts.ratings += Number(this.#save(rating));
      }
      this.counts.lines += batch.length;
      records.imports.saveCounts(this.#imported.id, this.counts);
    });
    this.#batches += 1;
    if (this.#batches % YIELD_EVERY_BATCHES === 0) await yieldToEventLoop();
  }

  #save(rating: Rating): boolean {
    const film = this.#filmIds.get(rating.film) ?? this.#addUndescribedFilm(rating.film);
    return this.#parts.records.communities.saveRating(this.#imported, { ...rating, film });
  }

  /** A film that the set rates without describing it is known by its number alone. */
  #addUndescribedFilm(sourceId: number): number {
    const { communities } = this.#parts.records;
    const nothing = { otherTitles: [], year: null, genres: [], tmdbId: null, imdbId: null };
    communities.saveFilm(this.#imported, { sourceId, title: `#${sourceId}`, ...nothing });
    const id = communities.filmId(this.#imported.set, sourceId);
    this.#filmIds.set(sourceId, id);
    return id;
  }
}
