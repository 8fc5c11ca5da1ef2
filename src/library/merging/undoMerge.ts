import type { Store } from "../../store/index.ts";
import type { FilePlacements } from "../editions/index.ts";
import { filmExists } from "../filmRecord/index.ts";
import { type JournalEntry, UndoProblem, type UndoResult } from "../journal/index.ts";
import type { FilmMerges, Merge } from "./mergeFilms.ts";
import type { RemovedFilms } from "./removedFilms.ts";

/** What it takes to undo the undo of a merge, as the journal stores it. */
interface Split {
  readonly kind: "split";
  readonly from: number;
  readonly to: number;
  /** Whether a person had merged them. */
  readonly isByHand?: boolean;
}

export interface UndoMergeParts {
  readonly store: Pick<Store, "sql">;
  readonly placements: FilePlacements;
  readonly merges: FilmMerges;
  readonly removed: RemovedFilms;
}

/** Whether a journal entry's undo data is that of a merge, or of the undo of one. */
export function isMergeUndo(undo: unknown): undo is Merge | Split {
  return (
    typeof undo === "object" && undo !== null && "kind" in undo && (undo.kind === "merge" || undo.kind === "split")
  );
}

/** Undoes a merge, and the undo of one. Expects to be inside a transaction. */
export function createUndoMerge({ store, placements, merges, removed }: UndoMergeParts) {
  /** @throws UndoProblem where something newer depends on it */
  return ({ undo }: JournalEntry): UndoResult => {
    if (!isMergeUndo(undo)) throw new UndoProblem("journal_not_undoable");
    const { from, to } = undo;
    if (undo.kind === "merge") {
      if (!isUnchanged(undo)) throw new UndoProblem("undo_conflict");
      merges.split(undo);
      const isByHand = undo.matchedByHand !== undefined;
      const split: Split = { kind: "split", from, to, ...(isByHand && { isByHand }) };
      return { undo: split, films: [from, to] };
    }
    if (!filmExists(store, from) || !filmExists(store, to)) throw new UndoProblem("undo_conflict");
    merges.mergeAgain(from, to, undo.isByHand === true);
    return { undo: null, films: [] };
  };

  /** Every file of the merge is where the merge put it, or gone, and no other film got the merged film's id. */
  function isUnchanged({ from, to, files }: Merge): boolean {
    const removal = removed.removalOf(from);
    if (!removal?.moved || removal.mergedInto !== to || !filmExists(store, to)) return false;
    const isTaken = store.sql(`
      SELECT 1
      FROM film JOIN removed_film ON removed_film.tmdb_id = film.tmdb_id
      WHERE removed_film.id = :from AND film.id <> :to`);
    if (isTaken.get({ from, to }) !== undefined) return false;
    return files.every((file) => !fileExists(file.fileId) || isPlaced(file, to));
  }

  function isPlaced({ fileId, edition, part }: Merge["files"][number], film: number): boolean {
    const now = placements.placementOf(fileId);
    return now.film === film && now.edition === edition && now.part === part;
  }

  function fileExists(fileId: number): boolean {
    return store.sql("SELECT 1 FROM file WHERE id = :fileId").get({ fileId }) !== undefined;
  }
}
