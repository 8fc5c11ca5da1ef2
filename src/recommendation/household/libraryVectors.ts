import type { FilmTraits, LibraryDiscovery } from "../../library/index.ts";
import { type FilmVectors, FilmVectorsBuilder, updateFilmVectors } from "./filmVectors.ts";

export type DescribedLibrary = Pick<LibraryDiscovery, "traitsOf" | "identifiedFilms">;

/** The vectors of all identified films, kept in this thread and updated with the library. */
export interface LibraryVectors {
  /**
   * @param change of the library (`filmChanges`): with the number of the last call nothing is looked up
   */
  current(change: number): FilmVectors;
}

/** Films whose texts are in memory at once. */
const BATCH = 500;
/** With fewer films, or a larger share of changed ones, how rare words are is learnt anew. */
const SMALL_LIBRARY = 1_000;
const MAX_CHANGED_SHARE = 0.1;
/** In a large library, changes are looked up again after this many times the time that it took. */
const REUSE_FACTOR = 10;

interface Kept {
  readonly vectors: FilmVectors;
  /** When each film changed, by id. */
  readonly changedAt: ReadonlyMap<number, number>;
  /** Rows that were added or replaced since they were learnt. */
  readonly drifted: number;
}

export function createLibraryVectors(
  library: DescribedLibrary,
  now: () => number = performance.now.bind(performance),
): LibraryVectors {
  let kept: Kept | null = null;
  let keptChange = -1;
  let nextLookAt = 0;

  return {
    current(change) {
      const startedAt = now();
      if (kept && (change === keptChange || startedAt < nextLookAt)) return kept.vectors;
      kept = kept ? updated(kept, library) : learnt(library.identifiedFilms(), library);
      keptChange = change;
      if (kept.vectors.rowOf.size >= SMALL_LIBRARY) nextLookAt = now() + (now() - startedAt) * REUSE_FACTOR;
      return kept.vectors;
    },
  };
}

type FilmChange = ReturnType<DescribedLibrary["identifiedFilms"]>[number];

function learnt(films: readonly FilmChange[], library: DescribedLibrary): Kept {
  const builder = new FilmVectorsBuilder(films.length);
  for (const film of traitsOf(
    library,
    films.map(({ id }) => id),
  ))
    builder.add(film);
  return { vectors: builder.build(), changedAt: changesOf(films), drifted: 0 };
}

function updated(kept: Kept, library: DescribedLibrary): Kept {
  const films = library.identifiedFilms();
  const changed = films.filter(({ id, changedAt }) => kept.changedAt.get(id) !== changedAt).map(({ id }) => id);
  const changedAt = changesOf(films);
  const removed = [...kept.changedAt.keys()].filter((id) => !changedAt.has(id));
  const drifted = kept.drifted + changed.length + removed.length;
  if (drifted === kept.drifted) return kept;
  if (films.length < SMALL_LIBRARY || drifted > films.length * MAX_CHANGED_SHARE) return learnt(films, library);
  const vectors = updateFilmVectors(kept.vectors, [...traitsOf(library, changed)], removed);
  return { vectors, changedAt, drifted };
}

const changesOf = (films: readonly FilmChange[]) => new Map(films.map(({ id, changedAt }) => [id, changedAt]));

function* traitsOf(library: DescribedLibrary, films: readonly number[]): Generator<FilmTraits> {
  for (let from = 0; from < films.length; from += BATCH) yield* library.traitsOf(films.slice(from, from + BATCH));
}
