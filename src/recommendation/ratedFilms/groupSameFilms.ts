import { identityTitle } from "../../library/index.ts";

/** A film as one source knows it. */
export interface DescribedFilm {
  readonly id: number;
  readonly source: string;
  readonly title: string;
  readonly year: number | null;
  readonly tmdbId: number | null;
  readonly imdbId: string | null;
  /** Other titles that it goes by. */
  readonly otherTitles: readonly string[];
}

/** Not sets: members' films and the library's own may be the same film several times. */
export const isCommunitySource = (source: string): boolean => source !== "member" && source !== "library";

interface Group {
  readonly id: number;
  readonly sets: Set<string>;
}

/**
 * Which films of several sources are one film: by TMDB's id, else by IMDb's, else, for films of sets without ids, by
 * title and year where only one film goes by them. A set tells its own films apart: two of them are never one.
 * It looks at nothing but the films, so that a source that is removed leaves no trace.
 * @param films in the order of their ids
 * @returns by film: the id of the oldest that it is the same as
 */
export function groupSameFilms(films: readonly DescribedFilm[]): Map<number, number> {
  const same = new Map<number, number>();
  const byTmdb = new Map<number, Group>();
  const byImdb = new Map<string, Group>();
  const byTitle = new Map<string, Set<Group>>();
  const byAnyTitle = new Map<string, Set<Group>>();

  for (const film of films) if (film.tmdbId !== null) join(film, byTmdb.get(film.tmdbId));
  for (const film of films) if (film.tmdbId === null && film.imdbId !== null) join(film, byImdb.get(film.imdbId));
  for (const film of films) {
    if (film.tmdbId !== null || film.imdbId !== null) continue;
    join(film, isCommunitySource(film.source) ? namesake(film) : undefined);
  }
  return oldestOfEach(films, same);

  function join(film: DescribedFilm, found: Group | undefined): void {
    const isOther = found === undefined || (isCommunitySource(film.source) && found.sets.has(film.source));
    const group = isOther ? { id: film.id, sets: new Set<string>() } : found;
    same.set(film.id, group.id);
    if (isCommunitySource(film.source)) group.sets.add(film.source);
    if (film.tmdbId !== null && !byTmdb.has(film.tmdbId)) byTmdb.set(film.tmdbId, group);
    if (film.imdbId !== null && !byImdb.has(film.imdbId)) byImdb.set(film.imdbId, group);
    // What the library calls a film before anybody recognised it says too little.
    if (film.tmdbId === null && film.imdbId === null && !isCommunitySource(film.source)) return;
    for (const [at, key] of titleKeys(film).entries()) {
      if (at === 0) add(byTitle, key, group);
      add(byAnyTitle, key, group);
    }
  }

  /** The one film that goes by its title in its year; else the one that goes by any of their titles. */
  function namesake(film: DescribedFilm): Group | undefined {
    const [main, ...others] = titleKeys(film);
    if (main === undefined) return undefined;
    const named = byTitle.get(main);
    if (named) return named.size === 1 ? [...named][0] : undefined;
    const found = new Set([main, ...others].flatMap((key) => [...(byAnyTitle.get(key) ?? [])]));
    return found.size === 1 ? [...found][0] : undefined;
  }
}

function add(index: Map<string, Set<Group>>, key: string, group: Group): void {
  index.set(key, (index.get(key) ?? new Set()).add(group));
}

/** Titles as they are compared, the main one first, each with the year; none where no year is known. */
export function titleKeys({
  title,
  otherTitles,
  year,
}: Pick<DescribedFilm, "title" | "otherTitles" | "year">): string[] {
  if (year === null) return [];
  return [title, ...otherTitles].map((one) => `${identityTitle(one)} ${year}`);
}

/** Films with ids were looked at first: the oldest of a group may be one that joined it later. */
function oldestOfEach(films: readonly DescribedFilm[], same: ReadonlyMap<number, number>): Map<number, number> {
  const oldest = new Map<number, number>();
  for (const { id } of films) {
    const group = same.get(id) ?? id;
    if (!oldest.has(group)) oldest.set(group, id);
  }
  return new Map(films.map(({ id }) => [id, oldest.get(same.get(id) ?? id) ?? id]));
}
