import type { JournalEntry } from "./journalEntry.ts";

export interface NewEntry {
  readonly act: string;
  /** Who did it; null for the program. */
  readonly by: string | null;
  readonly facts: JournalEntry["facts"];
  readonly fileId: number | null;
  readonly filmId: number | null;
  readonly undo?: unknown;
  /** The user whose private action it is; it is hidden from others. */
  readonly user?: number;
  /** Films that the undo needs: their data is kept even when they leave the library. */
  readonly films?: readonly number[];
}

/** What an undo did, so that it can itself be undone. */
export interface UndoResult {
  readonly undo: unknown;
  readonly films: readonly number[];
}

export interface Journal {
  /** @returns the entry's number */
  record(entry: NewEntry): number;
  get(id: number): JournalEntry | null;
  /** The newest entry of an act on a file or film that can still be undone. */
  latestUndoable(of: { fileId: number } | { filmId: number }, act: string): JournalEntry | null;
  /**
   * Undoes an entry once, wholly or not at all, and records it. Of two people who undo the same entry, the second gets
   * an error.
   * @param revert makes the change, inside the same transaction
   * @throws UndoProblem
   */
  undo(id: number, by: string, revert: (entry: JournalEntry) => UndoResult): JournalEntry;
  /** @throws UndoProblem */
  mustBeUndoable(id: number): JournalEntry;
  markUndone(id: number): void;
  /** Replaces the facts of an entry whose work took a while. Expects to be inside a transaction. */
  setFacts(id: number, facts: JournalEntry["facts"]): void;
  /** Removes an entry whose work changed nothing. Expects to be inside a transaction. */
  discard(id: number): void;
  /** Adds films that the undo of an entry needs. Expects to be inside a transaction. */
  addFilms(id: number, films: readonly number[]): void;
  /** Films that the undo of an entry needs, by number, after one of them. */
  filmsOf(id: number, after: number, limit: number): number[];
  /** The entry that undid this one last, and is in force; null where none is. */
  undoOf(id: number): number | null;
  /** Undo data that also says which entry is in force again once it is applied. */
  withReopened(undo: unknown, id: number): unknown;
}
