import type { Events } from "../../events/index.ts";
import { type JournalEntry, type Library, UndoProblem, type UndoResult } from "../../library/index.ts";

/** Which state of a refreshed film to restore, as the journal stores it. */
interface RefreshUndo {
  readonly kind: "refresh";
  /** The entry that recorded the states; null for the entry itself. */
  readonly entry: number | null;
  readonly to: "before" | "after";
}

const UNDO: RefreshUndo = { kind: "refresh", entry: null, to: "before" };

/** Inside the transaction of the refresh. @returns the journal's entry */
export function recordRefresh(
  filmId: number,
  captured: NonNullable<ReturnType<Library["refreshes"]["capture"]>>,
  by: string,
  { journal, films, refreshes }: Pick<Library, "journal" | "films" | "refreshes">,
): number {
  const facts = { film: films.titleWithYear(filmId) ?? "" };
  const entryId = journal.record({
    ...{ act: "film_refreshed", by, facts, fileId: null, filmId, undo: UNDO },
    films: [filmId],
  });
  refreshes.record(entryId, captured);
  return entryId;
}

/**
 * Restores what the film was shown with; ids that it got elsewhere stay.
 * Inside a transaction. @throws UndoProblem `undo_conflict` where the film was edited or refreshed since
 */
export function undoRefresh(
  { id, filmId, undo: recorded }: JournalEntry,
  { library, events }: { readonly library: Pick<Library, "refreshes" | "merging">; readonly events: Events },
): UndoResult {
  if (filmId === null || !isRefreshUndo(recorded)) throw new UndoProblem("journal_not_undoable");
  const entryId = recorded.entry ?? id;
  const isThere = library.merging.currentFilm(filmId) === filmId;
  if (!isThere || !library.refreshes.restore(entryId, filmId, recorded.to)) throw new UndoProblem("undo_conflict");
  events.emit({ type: "film.changed", filmId });
  const redo: RefreshUndo = { kind: "refresh", entry: entryId, to: recorded.to === "before" ? "after" : "before" };
  return { undo: redo, films: [filmId] };
}

export function isRefreshUndo(undo: unknown): undo is RefreshUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "refresh";
}
