import { ensureRatedFilm } from "../../library/index.ts";
import type { Store } from "../../store/index.ts";
import { readLibraryFilms, readRatedFilms } from "./describedFilms.ts";
import { type DescribedFilm, groupSameFilms, isCommunitySource, titleKeys } from "./groupSameFilms.ts";

/** After rated films were added or removed: records again which of them are one film. Inside a transaction. */
export function groupFilms({ sql }: Pick<Store, "sql">): void {
  const films = readRatedFilms({ sql });
  const groups = groupSameFilms(films);
  for (const { id, sameAs } of films) {
    const group = groups.get(id);
    if (sameAs !== group) sql("UPDATE rated_film SET same_as = :group WHERE id = :id").run({ id, group });
  }
}

/**
 * After the films of a set came: films of the library that the set names without an id become rated films too, so that
 * they are grouped by title and year. Then all films are grouped. Inside a transaction.
 */
export function linkFilms({ sql }: Pick<Store, "sql">): void {
  addNamedLibraryFilms({ sql });
  groupFilms({ sql });
}

function addNamedLibraryFilms({ sql }: Pick<Store, "sql">): void {
  const withoutIds = readRatedFilms({ sql }).filter(
    ({ source, tmdbId, imdbId }) => isCommunitySource(source) && tmdbId === null && imdbId === null,
  );
  if (withoutIds.length === 0) return;
  const titles = new Set(withoutIds.flatMap(titleKeys));
  for (const film of readLibraryFilms({ sql })) {
    if (!titleKeys(film).some((key) => titles.has(key))) continue;
    sql("UPDATE rated_film SET other_titles = :titles WHERE id = :id").run({
      id: ensureRatedFilm({ sql }, -film.id),
      titles: JSON.stringify(film.otherTitles),
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
