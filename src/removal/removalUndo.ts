import { type JournalEntry, type Library, UndoProblem, type UndoResult } from "../library/index.ts";

/** A removal: its films and files refer to the journal entry. Stored in the journal. */
interface RemovalUndo {
  readonly kind: "removal";
}

/** The undo of a removal: what it brought back. Stored in the journal. */
interface ReturnUndo {
  readonly kind: "return";
  /** The entry of the removal. */
  readonly removal: number;
  readonly filmIds: readonly number[];
  readonly fileIds: readonly number[];
}

export const REMOVAL: RemovalUndo = { kind: "removal" };

export function isRemovalUndo(undo: unknown): undo is RemovalUndo | ReturnUndo {
  return (
    typeof undo === "object" && undo !== null && "kind" in undo && (undo.kind === "removal" || undo.kind === "return")
  );
}

export interface RemovalUndoParts {
  readonly library: Pick<Library, "removal">;
  /** Brings back everything of the removal. */
  restore(removal: number): void;
  removeAgain(removal: number, filmIds: readonly number[], fileIds: readonly number[]): void;
}

/** Undoes a removal, or the undo of one. Inside a transaction. */
export function createRemovalUndo({ library, restore, removeAgain }: RemovalUndoParts) {
  /** @throws UndoProblem where nothing of it can be brought back */
  return ({ id, undo, facts }: JournalEntry): UndoResult => {
    if (!isRemovalUndo(undo)) throw new UndoProblem("journal_not_undoable");
    if (undo.kind === "return") {
      removeAgain(undo.removal, undo.filmIds, undo.fileIds);
      return { undo: null, films: [] };
    }
    const [filmIds, fileIds] = [library.removal.filmsOf(id), library.removal.singleFilesOf(id)];
    if (filmIds.length + fileIds.length === 0) throw new UndoProblem("undo_conflict");
    restore(id);
    // The undo left the files in the bin: undoing it again would say that they were moved once more.
    if (typeof facts.bin === "string" && facts.bin !== "") return { undo: null, films: filmIds };
    const back: ReturnUndo = { kind: "return", removal: id, filmIds, fileIds };
    return { undo: back, films: filmIds };
  };
}
