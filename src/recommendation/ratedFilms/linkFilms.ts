import { ensureRatedFilm } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import { readLibraryFilms, readRatedFilms } from "./describedFilms.ts";
import { type DescribedFilm, groupSameFilms, isCommunitySource, titleKeys } from "./groupSameFilms.ts";

/** A rated film whose recorded group is outdated. */
export interface ChangedGroup {
  readonly id: number;
  /** Id of the oldest rated film that represents the same film. */
  readonly group: number;
}

/** Finds the rated films whose recorded group is outdated. It only reads, so that it can run in a thread. */
export function changedGroups({ sql }: Pick<Store, "sql">): ChangedGroup[] {
  const films = readRatedFilms({ sql });
  const groups = groupSameFilms(films);
  return films.flatMap(({ id, sameAs }) => {
    const group = groups.get(id) ?? id;
    return sameAs === group ? [] : { id, group };
  });
}

/** Call inside a transaction. Groups of films that were removed meanwhile are skipped. */
export function saveGroups({ sql }: Pick<Store, "sql">, changed: readonly ChangedGroup[]): void {
  for (const { id, group } of changed)
    sql(`
      UPDATE rated_film
      SET same_as = :group
      WHERE id = :id AND EXISTS (SELECT 1 FROM rated_film AS oldest WHERE oldest.id = :group)`).run({ id, group });
}

/** Recomputes the groups of identical rated films after some were added or removed. Call inside a transaction. */
export function groupFilms({ sql }: Pick<Store, "sql">): void {
  saveGroups({ sql }, changedGroups({ sql }));
}

/**
 * After the films of a set came: films of the library that the set names without an id become rated films too, so that
 * they are grouped by title and year. Then all films are grouped. Inside a transaction.
 */
export function linkFilms({ sql }: Pick<Store, "sql">): void {
  saveNamedFilms({ sql }, namedLibraryFilms({ sql }));
  groupFilms({ sql });
}

/** A library film to add to the rated films, with its alternative titles. */
export interface NamedFilm {
  readonly film: number;
  readonly otherTitles: readonly string[];
}

/** Finds library films that a dataset names without an id. It only reads, so that it can run in a thread. */
export function namedLibraryFilms({ sql }: Pick<Store, "sql">): NamedFilm[] {
  const withoutIds = readRatedFilms({ sql }).filter(
    ({ source, tmdbId, imdbId }) => isCommunitySource(source) && tmdbId === null && imdbId === null,
  );
  if (withoutIds.length === 0) return [];
  const titles = new Set(withoutIds.flatMap(titleKeys));
  return readLibraryFilms({ sql })
    .filter((film) => titleKeys(film).some((key) => titles.has(key)))
    .map(({ id, otherTitles }) => ({ film: -id, otherTitles }));
}

/** Call inside a transaction. Films that were removed meanwhile are skipped. */
export function saveNamedFilms({ sql }: Pick<Store, "sql">, named: readonly NamedFilm[]): void {
  for (const { film, otherTitles } of named) {
    if (sql("SELECT 1 FROM film WHERE id = :film").get({ film }) === undefined) continue;
    sql("UPDATE rated_film SET other_titles = :titles WHERE id = :id").run({
      id: ensureRatedFilm({ sql }, film),
      titles: JSON.stringify(otherTitles),
    });
  }
}

export interface PreviewedLink {
  /** Something says an id of it. */
  readonly isLinked: boolean;
  readonly isInLibrary: boolean;
}

/** What each film of a set would be linked to; nothing is written. */
export function previewLinks(
  { sql }: Pick<Store, "sql">,
  films: readonly Omit<DescribedFilm, "id" | "source">[],
): PreviewedLink[] {
  const libraryFilms = readLibraryFilms({ sql });
  const known = [...libraryFilms, ...readRatedFilms({ sql })];
  const firstFreeId = 1 + known.reduce((highest, { id }) => Math.max(highest, id), 0);
  const previewed = films.map((film, index) => ({ ...film, id: firstFreeId + index, source: "previewed" }));
  const groups = groupSameFilms([...known, ...previewed]);
  const groupOf = ({ id }: { readonly id: number }) => groups.get(id) ?? id;
  const inLibrary = new Set(libraryFilms.map(groupOf));
  const withIds = [...known, ...previewed].filter(({ tmdbId, imdbId }) => tmdbId !== null || imdbId !== null);
  const linked = new Set(withIds.map(groupOf));
  return previewed.map((film) => ({ isLinked: linked.has(groupOf(film)), isInLibrary: inLibrary.has(groupOf(film)) }));
}
