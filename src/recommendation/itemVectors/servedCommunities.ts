import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "../../store/index.ts";
import type { ServedCommunity } from "./communityScores.ts";
import { type CommunityVectors, readCommunityVectors } from "./communityVectors.ts";
import { joinLibrary, type LibraryFilm } from "./joinLibrary.ts";

/** A community whose vectors are there. */
export interface ReadyCommunityFile {
  readonly id: string;
  readonly path: string;
}

/** The downloaded communities, as a thread serves them: of each only the vectors of the library's films. */
export interface ServedCommunities {
  /** @param filmChange number of the library's latest change */
  current(filmChange: number): readonly (ServedCommunity & { readonly id: string })[];
  /** Changes when a community is added or removed. */
  revision(): string;
}

/** While films change, vectors are read again at most this often. */
const REUSED_MS = 20_000;

interface Kept {
  readonly served: readonly (ServedCommunity & { readonly id: string })[];
  readonly revision: string;
  readonly filmChange: number;
  readonly reusedUntil: number;
}

export function createServedCommunities({ sql }: Pick<Store, "sql">, folder: () => string): ServedCommunities {
  let kept: Kept | null = null;

  function ready(): ReadyCommunityFile[] {
    const rows = sql<{ id: string; file: string }>(`
      SELECT id, file
      FROM community
      WHERE file IS NOT NULL
      ORDER BY id`).all();
    return rows.map(({ id, file }) => ({ id, path: join(folder(), id, file) }));
  }

  const revision = () => JSON.stringify(ready().map(({ path }) => path));

  return {
    revision,
    current(filmChange) {
      const now = revision();
      const isFresh = kept !== null && (kept.filmChange === filmChange || performance.now() < kept.reusedUntil);
      if (kept !== null && kept.revision === now && isFresh) return kept.served;
      const files = ready();
      const library = files.length === 0 ? [] : libraryFilms({ sql });
      // One after the other: a whole file is in memory only until its films are picked.
      const served = files.flatMap(({ id, path }) => {
        const vectors = readIfWhole(path);
        return vectors ? [{ id, ...joinLibrary(vectors, library) }] : [];
      });
      kept = { served, revision: now, filmChange, reusedUntil: performance.now() + REUSED_MS };
      return served;
    },
  };
}

function libraryFilms({ sql }: Pick<Store, "sql">): LibraryFilm[] {
  const rows = sql<Omit<LibraryFilm, "titles"> & { title: string; originalTitle: string | null }>(`
    SELECT id, tmdb_id AS tmdbId, imdb_id AS imdbId, title, original_title AS originalTitle, year
    FROM film
    WHERE state = 'identified'`).all();
  return rows.map(({ title, originalTitle, ...film }) => ({
    ...film,
    titles: originalTitle === null ? [title] : [title, originalTitle],
  }));
}

/** Null where it was removed since it was listed, or was damaged: lists go on without it. */
function readIfWhole(path: string): CommunityVectors | null {
  try {
    return readCommunityVectors(readFileSync(path));
  } catch {
    return null;
  }
}
