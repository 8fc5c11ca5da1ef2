import type { KeptProvisionalFilm, Library } from "../../library/index.ts";
import { decisionOf, type FileSnapshot, type FileSnapshots } from "./fileSnapshots.ts";
import type { FilesUndo } from "./fileUndo.ts";

/** Undo of an automatic match of a card: the file becomes a card again. Stored in the journal. */
export interface UnmatchUndo {
  readonly kind: "unmatch";
  readonly fileId: number;
  /** The card that the file had before it was matched; null where it had none. Absent in journals of release 0.1. */
  readonly card?: KeptProvisionalFilm | null;
}

interface JournalUndo {
  readonly undo?: UnmatchUndo | FilesUndo;
  readonly films?: readonly number[];
}

/** @returns the undo of an automatic match, to record in the journal; empty where an older entry has it */
export function automaticMatchUndo(
  before: FileSnapshot | null,
  card: KeptProvisionalFilm | null,
  snapshots: FileSnapshots,
  library: Library,
): JournalUndo {
  const after = before && snapshots.read(before.fileId);
  if (!before || !after) return {};
  const isSameFilm = card === null && before.film !== null && before.film === after.film;
  if (isSameFilm && library.journal.latestUndoable({ fileId: before.fileId }, "matched")) return {};
  if (card !== null || before.film === null || isSameFilm) {
    const undo: UnmatchUndo = { kind: "unmatch", fileId: before.fileId, card };
    return { undo, films: card === null ? [] : [card.film] };
  }
  // It was matched with another film, and made ambiguous only to be identified again: undone, it is matched as before.
  const match = before.match && { ...before.match, decision: "matched" as const };
  const undo: FilesUndo = {
    kind: "files",
    before: [{ ...before, match, state: "matched", error: null }],
    after: [decisionOf(after)],
    made: null,
  };
  return { undo, films: [before.film] };
}

export function isUnmatchUndo(undo: unknown): undo is UnmatchUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "unmatch";
}
