import type { Library } from "../../library/index.ts";
import { decisionOf, type FileSnapshot, type FileSnapshots } from "./fileSnapshots.ts";
import type { FilesUndo } from "./fileUndo.ts";

/** A match that the program made of a card: undone, the file is a card again. */
export interface UnmatchUndo {
  readonly kind: "unmatch";
  readonly fileId: number;
  /** What stood there before; absent in journals of the first release. */
  readonly card?: ReturnType<Library["cardOf"]>;
}

/** What it takes to undo a match of the program's own. */
export function automaticMatchUndo(
  before: FileSnapshot | null,
  card: ReturnType<Library["cardOf"]>,
  states: FileSnapshots,
  library: Library,
) {
  const after = before && states.read(before.fileId);
  if (!before || !after) return {};
  // Said again of the same film: what undoes it stands in the entry that said it first.
  const isAgain = card === null && before.film !== null && before.film === after.film;
  if (isAgain && library.journal.latestUndoable({ fileId: before.fileId }, "matched")) return {};
  if (card !== null || before.film === null || isAgain) {
    const undo: UnmatchUndo = { kind: "unmatch", fileId: before.fileId, card };
    return { undo, films: card === null ? [] : [card.film] };
  }
  // Another film before: that match was in doubt only until this one was found.
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
