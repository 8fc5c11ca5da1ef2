import { type Enrichment, isArtworkUndo, isEditUndo, isRefreshUndo } from "../enrichment/index.ts";
import type { Review } from "../identification/index.ts";
import {
  isDiaryUndo,
  isDismissalUndo,
  isMergeUndo,
  type JournalEntry,
  type Library,
  type UndoResult,
} from "../library/index.ts";
import { isRemovalUndo, type Removal } from "../removal/index.ts";
import type { Store } from "../store/index.ts";

export interface UndoParts {
  readonly store: Store;
  readonly library: Library;
  readonly review: Review;
  readonly enrichment: Enrichment;
  readonly removal: Removal;
}

/**
 * Undoes an entry of the journal in one transaction; whichever feature made the entry knows how.
 * @throws UndoProblem
 */
export async function undoEntry(id: number, by: string, parts: UndoParts, signal: AbortSignal): Promise<JournalEntry> {
  const { store, library } = parts;
  // Checked again inside the transaction: another request may undo the entry while the name is read.
  const revert = await revertOf(library.journal.mustBeUndoable(id), parts, signal);
  return store.writeDurable(() => library.journal.undo(id, by, revert));
}

async function revertOf(
  entry: JournalEntry,
  { library, review, enrichment, removal }: UndoParts,
  signal: AbortSignal,
): Promise<(entry: JournalEntry) => UndoResult> {
  if (isArtworkUndo(entry.undo)) return enrichment.chosenArtwork.undo;
  if (isEditUndo(entry.undo)) return enrichment.filmEdits.undo;
  if (isRefreshUndo(entry.undo)) return enrichment.refreshPreviews.undo;
  if (isDiaryUndo(entry.undo)) return (current) => library.diary.undo(current);
  if (isDismissalUndo(entry.undo)) return (current) => library.lessLikeThis.undo(current);
  if (isMergeUndo(entry.undo)) return library.merging.undoMerge;
  if (isRemovalUndo(entry.undo)) return removal.undo;
  return review.prepareUndo(entry, signal);
}
