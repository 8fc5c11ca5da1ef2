/**
 * The journal: every act that changed what a film or file is, and what it takes to undo it. In: acts of people and of
 * the program. Out: pages for the history screen; an undo is an entry that can be undone in its turn.
 */

import { decodeCursor, encodeCursor } from "../../paging/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { type JournalEntry, type JournalRow, toEntry, withReopened } from "./journalEntry.ts";
import { UndoProblem } from "./undoProblem.ts";

export type { JournalEntry } from "./journalEntry.ts";
export { UndoProblem } from "./undoProblem.ts";

export interface NewEntry {
  readonly act: string;
  /** Who did it; null for the program. */
  readonly by: string | null;
  readonly facts: JournalEntry["facts"];
  readonly fileId: number | null;
  readonly filmId: number | null;
  readonly undo?: unknown;
  /** Films that the undo needs: their data is kept even when they leave the library. */
  readonly films?: readonly number[];
}

/** What an undo did, so that it can be undone in its turn. */
export interface UndoResult {
  readonly undo: unknown;
  readonly films: readonly number[];
}

export interface JournalPage {
  readonly items: JournalEntry[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export interface Journal {
  /** @returns the entry's number */
  record(entry: NewEntry): number;
  get(id: number): JournalEntry | null;
  /** The newest entry of an act on a file or film that can still be undone. */
  latestUndoable(of: { fileId: number } | { filmId: number }, act: string): JournalEntry | null;
  /** The newest first, by keyset. @throws BadCursor */
  page(page: { limit: number; cursor?: string }): JournalPage;
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
  /** Undo data that also says which entry is in force again once it is applied. */
  withReopened(undo: unknown, id: number): unknown;
}

export function createJournal({ sql, writeRelaxed }: Store, clock: Clock): Journal {
  return {
    record,
    get,

    latestUndoable(of, act) {
      const column = "fileId" in of ? "file = :fileId" : "film = :filmId";
      const row = sql<JournalRow>(`
        SELECT *
        FROM journal
        WHERE ${column} AND act = :act AND undo IS NOT NULL AND undone_at IS NULL
        ORDER BY id DESC
        LIMIT 1`).get({ ...of, act });
      return row ? toEntry(row) : null;
    },

    page({ limit, cursor }) {
      const [before] = cursor === undefined ? [Number.MAX_SAFE_INTEGER] : decodeCursor("journal", cursor, 1);
      const rows = sql<JournalRow>(`
        SELECT *
        FROM journal
        WHERE id < :before
        ORDER BY id DESC
        LIMIT :limit`).all({ before: before ?? 0, limit: limit + 1 });
      const items = rows.slice(0, limit).map(toEntry);
      const last = items.at(-1);
      const total = sql<{ count: number }>("SELECT count(*) AS count FROM journal").get()?.count ?? 0;
      return { items, nextCursor: rows.length > limit && last ? encodeCursor("journal", [last.id]) : null, total };
    },

    undo: (id, by, revert) =>
      writeRelaxed(() => {
        const entry = mustBeUndoable(id);
        const { undo, films } = revert(entry);
        markUndone(id);
        recordUndo(entry, by, withReopened(undo, id), films);
        return mustExist(id);
      }),

    mustBeUndoable,
    markUndone,
    withReopened,
  };

  function record(entry: NewEntry): number {
    return writeRelaxed(() => {
      const { id } = sql(`
        INSERT INTO journal (at, act, by_user, facts, file, film, undo)
        VALUES (:now, :act, :by, :facts, :fileId, :filmId, :undo)`).run({
        now: clock.now(),
        act: entry.act,
        by: entry.by,
        facts: JSON.stringify(entry.facts),
        fileId: entry.fileId,
        filmId: entry.filmId,
        undo: entry.undo === undefined || entry.undo === null ? null : JSON.stringify(entry.undo),
      });
      for (const film of new Set(entry.films ?? []))
        sql("INSERT INTO journal_film (journal, film) VALUES (:id, :film)").run({ id, film });
      return id;
    });
  }

  /** Undoing an undo puts the original act in force again: it is the entry that can be undone from then on. */
  function recordUndo(entry: JournalEntry, by: string, undo: unknown, films: readonly number[]): void {
    const { fileId, filmId } = entry;
    if (entry.reopens === null) {
      record({ act: "undone", by, facts: { ...entry.facts, act: entry.act }, fileId, filmId, undo, films });
      return;
    }
    sql("UPDATE journal SET undone_at = NULL WHERE id = :id").run({ id: entry.reopens });
    record({ act: "redone", by, facts: entry.facts, fileId, filmId });
  }

  function get(id: number): JournalEntry | null {
    const row = sql<JournalRow>("SELECT * FROM journal WHERE id = :id").get({ id });
    return row ? toEntry(row) : null;
  }

  function mustExist(id: number): JournalEntry {
    const entry = get(id);
    if (!entry) throw new UndoProblem("unknown_entry");
    return entry;
  }

  function mustBeUndoable(id: number): JournalEntry {
    const entry = mustExist(id);
    if (entry.undoneAt !== null) throw new UndoProblem("already_undone");
    if (entry.undo === null) throw new UndoProblem("journal_not_undoable");
    return entry;
  }

  function markUndone(id: number): void {
    sql("UPDATE journal SET undone_at = :now WHERE id = :id").run({ id, now: clock.now() });
  }
}
