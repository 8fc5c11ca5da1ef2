import { identityTitle } from "../../library/index.ts";

/** A film as one source knows it. */
export interface DescribedFilm {
  readonly id: number;
  readonly source: string;
  readonly title: string;
  readonly year: number | null;
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
}

/** Not sets: members' films and the library's own may be the same film several times. */
const isSet = (source: string): boolean => source !== "member" && source !== "library";

interface Group {
  readonly id: number;
  readonly sets: Set<string>;
}

/**
 * Which films of several sources are one film: by TMDB's id, else by IMDb's, else, for films of sets without ids, by
 * title and year where only one film goes by them. A set tells its own films apart: two of them are never one.
 * It looks at nothing but the films, so that a source that is taken back leaves no trace.
 * @param films in the order of their ids
 * @returns by film: the id of the oldest that it is the same as
 */
export function sameFilms(films: readonly DescribedFilm[]): Map<number, number> {
  const same = new Map<number, number>();
  const byTmdb = new Map<number, Group>();
  const byImdb = new Map<string, Group>();
  const byTitle = new Map<string, Set<Group>>();

  for (const film of films) if (film.tmdbId !== null) join(film, byTmdb.get(film.tmdbId));
  for (const film of films) if (film.tmdbId === null && film.imdbId !== null) join(film, byImdb.get(film.imdbId));
  for (const film of films) {
    if (film.tmdbId !== null || film.imdbId !== null) continue;
    const named = isSet(film.source) && film.year !== null ? byTitle.get(keyOf(film)) : undefined;
    const [only] = named?.size === 1 ? named : [];
    join(film, only);
  }
  return oldestOfEach(films, same);

  function join(film: DescribedFilm, found: Group | undefined): void {
    const isOther = found === undefined || (isSet(film.source) && found.sets.has(film.source));
    const group = isOther ? { id: film.id, sets: new Set<string>() } : found;
    same.set(film.id, group.id);
    if (isSet(film.source)) group.sets.add(film.source);
    if (film.tmdbId !== null && !byTmdb.has(film.tmdbId)) byTmdb.set(film.tmdbId, group);
    if (film.imdbId !== null && !byImdb.has(film.imdbId)) byImdb.set(film.imdbId, group);
    // What the library calls a film before anybody recognised it says too little.
    if (film.year === null || (film.tmdbId === null && film.imdbId === null && !isSet(film.source))) return;
    const named = byTitle.get(keyOf(film)) ?? new Set();
    byTitle.set(keyOf(film), named.add(group));
  }
}

const keyOf = ({ title, year }: DescribedFilm): string => `${identityTitle(title)} ${year}`;

/** Films with ids were looked at first: the oldest of a group may be one that joined it later. */
function oldestOfEach(films: readonly DescribedFilm[], same: ReadonlyMap<number, number>): Map<number, number> {
  const oldest = new Map<number, number>();
  for (const { id } of films) {
    const group = same.get(id) ?? id;
    if (!oldest.has(group)) oldest.set(group, id);
  }
  return new Map(films.map(({ id }) => [id, oldest.get(same.get(id) ?? id) ?? id]));
}
