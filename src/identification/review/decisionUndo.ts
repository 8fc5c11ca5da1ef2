import type { FileRecord } from "../../intake/index.ts";
import { type JournalEntry, UndoProblem, type UndoResult } from "../../library/index.ts";
import { type FileUndo, isFilesUndo, isUnmatchUndo, toProvisionalFilm, type UnmatchUndo } from "../files/index.ts";
import type { Release } from "../releaseName/index.ts";
import { createLegacyUndo, isLegacyUndo } from "./legacyUndo.ts";
import type { ReviewParts } from "./reviewParts.ts";

const MANUAL_ACTS = ["matched_by_hand", "set_aside"];

/** Undoes decisions on files, manual and automatic. Everything runs inside a transaction. */
export interface DecisionUndo {
  /** @throws UndoProblem when something newer was decided about the file, or the entry cannot be undone */
  undo(entry: JournalEntry, parsed: Release): UndoResult;
  /** Undoes the newest manual decision that nothing newer depends on; without one the file becomes a card again. */
  revertNewest(fileId: number, parsed: Release): UndoResult & { readonly isManual: boolean };
}

export function createDecisionUndo(parts: ReviewParts, fileUndo: FileUndo): DecisionUndo {
  const { files, matches, library, events, clock, extras } = parts;
  const undoLegacy = createLegacyUndo(parts, release);

  function undo({ undo: recorded, fileId, filmId }: JournalEntry, parsed: Release): UndoResult {
    if (isFilesUndo(recorded)) return fileUndo.revert(recorded);
    const file = files.byId(fileId ?? 0);
    if (!file) throw new UndoProblem("undo_conflict");
    const redo = fileUndo.record([file.id], () => {
      if (isLegacyUndo(recorded)) undoLegacy(recorded, parsed);
      else if (isUnmatchUndo(recorded)) unmatchAutomatic(file, filmId, recorded, parsed);
      else throw new UndoProblem("journal_not_undoable");
    });
    events.emit({ type: "film.changed", filmId, fileId: file.id });
    return redo;
  }

  /** Undoes an automatic match, where the file still has it. */
  function unmatchAutomatic(file: FileRecord, filmId: number | null, { card }: UnmatchUndo, parsed: Release): void {
    const isUnchanged =
      file.film !== null &&
      library.merging.mergeTarget(file.film) === library.merging.mergeTarget(filmId) &&
      matches.get(file.id)?.decidedBy === "machine";
    if (!isUnchanged) throw new UndoProblem("undo_conflict");
    release(file.id, parsed, card);
  }

  /** The file becomes a separate unidentified film. Recorded as manual, so that the same match is not made again. */
  function release(fileId: number, parsed: Release, card: UnmatchUndo["card"] = null): void {
    const candidates = matches.get(fileId)?.candidates ?? [];
    const decision = candidates.length > 0 ? "ambiguous" : "unmatched";
    library.identity.unbindFile(fileId, toProvisionalFilm(fileId, parsed), card);
    matches.record(fileId, { parsed, decision, decidedBy: "hand", score: null, candidates }, clock.now());
    files.setKind(fileId, "movie");
    files.setState(fileId, decision);
    extras.reassignNear(files.byId(fileId)?.path ?? "");
  }

  return {
    undo,
    revertNewest(fileId, parsed) {
      const entry = newestManualEntry(fileId, parts, fileUndo);
      if (!entry) return { ...fileUndo.record([fileId], () => release(fileId, parsed)), isManual: false };
      const reverted = undo(entry, parsed);
      library.journal.markUndone(entry.id);
      return { ...reverted, undo: library.journal.withReopened(reverted.undo, entry.id), isManual: true };
    },
  };
}

/** The newest manual decision on a file that nothing newer depends on. */
function newestManualEntry(fileId: number, { library }: ReviewParts, fileUndo: FileUndo): JournalEntry | undefined {
  const [newest] = MANUAL_ACTS.map((act) => library.journal.latestUndoable({ fileId }, act))
    .filter((entry) => entry !== null)
    .sort((a, b) => b.id - a.id);
  if (!newest) return undefined;
  const { undo: recorded } = newest;
  return isLegacyUndo(recorded) || (isFilesUndo(recorded) && fileUndo.isLatest(recorded)) ? newest : undefined;
}
