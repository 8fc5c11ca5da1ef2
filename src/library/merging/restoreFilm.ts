import type { Store } from "../../store/index.ts";
import { filmExists } from "../filmRecord/index.ts";
import type { SearchIndex } from "../search/index.ts";
import type { FilmContent, FilmContentStore } from "./filmContent.ts";
import type { ManualDataMoves } from "./moveManualData.ts";
import type { UserDataMoves } from "./moveUserData.ts";
import type { RemovedFilms } from "./removedFilms.ts";

export interface RestoreParts {
  readonly store: Pick<Store, "sql">;
  readonly removed: RemovedFilms;
  readonly content: FilmContentStore;
  readonly userData: UserDataMoves;
  readonly manualData: ManualDataMoves;
  readonly searchIndex: SearchIndex;
  /** A film is in the library again. */
  readonly onReturned: (filmId: number) => void;
}

/**
 * Restores a film as it was when it left, with what people had done on it. One that was merged as the same film stays
 * merged unless `evenIfMerged`.
 * @returns the film that the number means now; null when nothing of it is stored any more
 */
export type RestoreFilm = (filmId: number, options?: { readonly evenIfMerged?: boolean }) => number | null;

/** Expects to be inside a transaction. */
export function createRestoreFilm(parts: RestoreParts): RestoreFilm {
  const { store, removed, content, searchIndex, onReturned } = parts;

  return function restore(filmId, { evenIfMerged = false } = {}) {
    if (filmExists(store, filmId)) return filmId;
    const removal = removed.removalOf(filmId);
    if (!removal) return null;
    if (removal.reason === "same_film" && removal.mergedInto !== null && !evenIfMerged)
      return restore(removal.mergedInto);
    if (removal.content === null) return removed.currentFilm(filmId);

    const mergedInto = removal.mergedInto === null ? null : removed.currentFilm(removal.mergedInto);
    removed.forget(filmId);
    content.write(removal.content, outdatedColumns(store, removal.content));
    if (removal.moved) {
      parts.userData.returnUserData(removal.moved.userData, filmId, mergedInto);
      parts.manualData.returnManualData(removal.moved.handWork, filmId, mergedInto);
    }
    searchIndex.update(filmId);
    onReturned(filmId);
    return filmId;
  };
}

/** Images that no longer exist, and an id that another film has by now, as columns to set to null. */
function outdatedColumns({ sql }: Pick<Store, "sql">, { film: [film = {}] = [] }: FilmContent): Record<string, null> {
  const gone = (["poster", "backdrop"] as const).filter(
    (kind) => film[kind] !== null && !sql("SELECT 1 FROM artwork WHERE id = :id").get({ id: film[kind] }),
  );
  const isTaken = sql("SELECT 1 FROM film WHERE tmdb_id = :id").get({ id: film.tmdb_id }) !== undefined;
  return Object.fromEntries([...gone, ...(isTaken ? ["tmdb_id"] : [])].map((column) => [column, null]));
}
