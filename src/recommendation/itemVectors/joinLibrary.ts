import { identityTitle } from "../../library/index.ts";
import type { ServedCommunity } from "./communityScores.ts";
import { type CommunityVectors, imdbNumber } from "./communityVectors.ts";

/** An identified film of the library, by what sets may name it. */
export interface LibraryFilm {
  readonly id: number;
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
  readonly titles: readonly string[];
  readonly year: number | null;
}

/**
 * The part of a community that a library needs. Films are the same by TMDB's id, else by IMDb's, else, where the set
 * names neither, by title and year if one film alone goes by them.
 */
export function joinLibrary(community: CommunityVectors, library: readonly LibraryFilm[]): ServedCommunity {
  const { width, vectors, films } = community;
  const rowOfFilm = rowsOfLibrary(films, library);
  const rows = [...rowOfFilm.values()];
  const needed = new Float32Array(rows.length * width);
  rows.forEach((row, at) => {
    needed.set(vectors.subarray(row * width, (row + 1) * width), at * width);
  });
  return {
    width,
    strengths: community.strengths,
    seenWeight: community.seenWeight,
    vectors: needed,
    rowOf: new Map([...rowOfFilm.keys()].map((film, at) => [film, at])),
    counts: Int32Array.from(rows, (row) => films.counts[row] ?? 0),
    means: Float32Array.from(rows, (row) => films.means[row] ?? 0),
  };
}

/** The set's row of each library film that it has: of two rows, the one that was rated more. */
export function rowsOfLibrary(
  films: CommunityVectors["films"],
  library: readonly LibraryFilm[],
): ReadonlyMap<number, number> {
  const byTmdb = new Map<number, number>();
  const byImdb = new Map<number, number>();
  for (const { id, tmdbId, imdbId } of library) {
    if (tmdbId !== null) byTmdb.set(tmdbId, id);
    if (imdbId !== null) byImdb.set(imdbNumber(imdbId), id);
  }
  const byTitle = films.names.size === 0 ? new Map<string, number | null>() : titleIndex(library);
  const rowOf = new Map<number, number>();
  for (let row = 0; row < films.counts.length; row += 1) {
    const film = filmAt(row);
    if (film === undefined) continue;
    const known = rowOf.get(film);
    if (known === undefined || (films.counts[row] ?? 0) > (films.counts[known] ?? 0)) rowOf.set(film, row);
  }
  return rowOf;

  function filmAt(row: number): number | undefined {
    const tmdbId = films.tmdbIds[row] ?? 0;
    const imdbId = films.imdbIds[row] ?? 0;
    const byId = (tmdbId > 0 ? byTmdb.get(tmdbId) : undefined) ?? (imdbId > 0 ? byImdb.get(imdbId) : undefined);
    const named = byId === undefined ? films.names.get(row) : undefined;
    if (!named) return byId;
    const [title, year, ...others] = named;
    for (const one of [title, ...others]) {
      const found = byTitle.get(titleKey(one, year));
      if (found) return found;
    }
    return undefined;
  }
}

/** Null where several films share title and year. */
function titleIndex(library: readonly LibraryFilm[]): Map<string, number | null> {
  const index = new Map<string, number | null>();
  for (const { id, titles, year } of library) {
    if (year === null) continue;
    for (const key of new Set(titles.map((title) => titleKey(title, year)))) {
      const known = index.get(key);
      index.set(key, known === undefined || known === id ? id : null);
    }
  }
  return index;
}

const titleKey = (title: string, year: number) => `${year} ${identityTitle(title)}`;
