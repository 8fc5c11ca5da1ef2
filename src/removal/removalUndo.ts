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
  /** Written by earlier versions; else those of the entry, to which they are added as they come back. */
  readonly filmIds?: readonly number[];
  /** Files whose film had stayed in the library, or was back already. */
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
  /** Brings back everything of the removal. @returns the films that are back now; the others follow */
  restore(removal: number): readonly number[];
  /** @param undo the entry that brought everything back */
  removeAgain(back: ReturnUndo, undo: number): void;
}

/** Undoes a removal, or the undo of one. Inside a transaction. */
export function createRemovalUndo({ library, restore, removeAgain }: RemovalUndoParts) {
  /** @throws UndoProblem where nothing of it can be brought back */
  return ({ id, undo, facts }: JournalEntry): UndoResult => {
    if (!isRemovalUndo(undo)) throw new UndoProblem("journal_not_undoable");
    if (undo.kind === "return") {
      removeAgain(undo, id);
      return { undo: null, films: [] };
    }
    if (!library.removal.canRestore(id)) throw new UndoProblem("undo_conflict");
    // The undo leaves the files in the bin: undoing it again would say that they were moved once more.
    if (typeof facts.bin === "string" && facts.bin !== "") return { undo: null, films: restore(id) };
    const back: ReturnUndo = { kind: "return", removal: id, fileIds: library.removal.singleFilesOf(id) };
    return { undo: back, films: restore(id) };
  };
}
