import { ensureRatedFilm } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import { readLibraryFilms, readRatedFilms } from "./describedFilms.ts";
import { type DescribedFilm, groupSameFilms, isCommunitySource, titleKeys } from "./groupSameFilms.ts";

/** A rated film that counts as another one from now on. */
export interface ChangedGroup {
  readonly id: number;
  /** The oldest film that it is the same as. */
  readonly group: number;
}

/** Which rated films count as another one than is recorded. It only reads, so that a thread can find them. */
export function changedGroups({ sql }: Pick<Store, "sql">): ChangedGroup[] {
  const films = readRatedFilms({ sql });
  const groups = groupSameFilms(films);
  return films.flatMap(({ id, sameAs }) => {
    const group = groups.get(id) ?? id;
    return sameAs === group ? [] : { id, group };
  });
}

/** Inside a transaction. A film that was removed meanwhile groups nothing. */
export function saveGroups({ sql }: Pick<Store, "sql">, changed: readonly ChangedGroup[]): void {
  for (const { id, group } of changed)
    sql(`
      UPDATE rated_film
      SET same_as = :group
      WHERE id = :id AND EXISTS (SELECT 1 FROM rated_film AS oldest WHERE oldest.id = :group)`).run({ id, group });
}

/** After rated films were added or removed: records again which of them are one film. Inside a transaction. */
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

/** A film of the library that becomes a rated film, with the other titles that it goes by. */
export interface NamedFilm {
  readonly film: number;
  readonly otherTitles: readonly string[];
}

/** Films of the library that a set names without an id. It only reads, so that a thread can find them. */
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

/** Inside a transaction. A film that was removed meanwhile is left out. */
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
