import type { Store } from "../store/index.ts";
import { filmPlaces } from "./filmPlaces.ts";
import { type JournalEntry, UndoProblem, type WayBack } from "./journal.ts";
import type { FilmMerges, Merge } from "./mergeFilms.ts";
import type { RemovedFilms } from "./removedFilms.ts";

/** Two films that a person took apart: the way back makes them one once more. */
interface Split {
  readonly kind: "split";
  readonly from: number;
  readonly to: number;
}

export function isMergeUndo(undo: unknown): undo is Merge | Split {
  return (
    typeof undo === "object" && undo !== null && "kind" in undo && (undo.kind === "merge" || undo.kind === "split")
  );
}

/** Undoes a merge, and the undoing of one. Inside a transaction. */
export function mergeUndo({ sql }: Pick<Store, "sql">, merges: FilmMerges, removed: RemovedFilms) {
  const places = filmPlaces({ sql });

  return {
    /** @throws UndoProblem where something newer stands on it */
    revertMerge({ undo }: JournalEntry): WayBack {
      if (!isMergeUndo(undo)) throw new UndoProblem("journal_not_undoable");
      const { from, to } = undo;
      if (undo.kind === "merge") {
        if (!isWhole(undo)) throw new UndoProblem("undo_conflict");
        merges.split(undo);
        const split: Split = { kind: "split", from, to };
        return { undo: split, films: [from, to] };
      }
      if (!isThere(from) || !isThere(to)) throw new UndoProblem("undo_conflict");
      merges.mergeAgain(from, to);
      return { undo: null, films: [] };
    },
  };

  /** Every file that came with the merge still stands where it was put, and nobody else took the film's id. */
  function isWhole({ from, to, files }: Merge): boolean {
    const removal = removed.removalOf(from);
    if (!removal?.moved || removal.mergedInto !== to || !isThere(to)) return false;
    const isTaken = sql(`
      SELECT 1 FROM film JOIN removed_film ON removed_film.tmdb_id = film.tmdb_id
      WHERE removed_film.id = :from AND film.id <> :to`).get({ from, to });
    return isTaken === undefined && files.every((file) => isGone(file.fileId) || stands(file, to));
  }

  function stands({ fileId, edition, part }: Merge["files"][number], to: number): boolean {
    const now = places.placeOf(fileId);
    return now.film === to && now.edition === edition && now.part === part;
  }

  function isGone(fileId: number): boolean {
    return sql("SELECT 1 FROM file WHERE id = :fileId").get({ fileId }) === undefined;
  }

  function isThere(filmId: number): boolean {
    return sql("SELECT 1 FROM film WHERE id = :filmId").get({ filmId }) !== undefined;
  }
}
