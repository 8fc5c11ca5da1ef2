import type { Store } from "../store/index.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";

export interface JournalEntry {
  readonly id: number;
  readonly at: number;
  readonly act: string;
  readonly by: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly fileId: number | null;
  readonly filmId: number | null;
  /** What it takes to undo it; null when it cannot be. */
  readonly undo: unknown;
  readonly undoneAt: number | null;
}

export interface NewEntry {
  readonly act: string;
  /** Null: a machine. */
  readonly by: string | null;
  readonly facts: JournalEntry["facts"];
  readonly fileId: number | null;
  readonly filmId: number | null;
  readonly undo?: unknown;
}

interface Row {
  id: number;
  at: number;
  act: string;
  by_user: string | null;
  facts: string;
  file: number | null;
  film: number | null;
  undo: string | null;
  undone_at: number | null;
}

/** Every act that changed what a film or file is, and the way back. */
export function createJournal({ sql, write }: Store, clock: { now(): number }) {
  return {
    record(entry: NewEntry): number {
      return write(
        () =>
          sql(`
            INSERT INTO journal (at, act, by_user, facts, file, film, undo)
            VALUES (:now, :act, :by, :facts, :fileId, :filmId, :undo)`).run({
            now: clock.now(),
            act: entry.act,
            by: entry.by,
            facts: JSON.stringify(entry.facts),
            fileId: entry.fileId,
            filmId: entry.filmId,
            undo: entry.undo === undefined ? null : JSON.stringify(entry.undo),
          }).id,
      );
    },

    get(id: number): JournalEntry | null {
      const row = sql<Row>("SELECT * FROM journal WHERE id = :id").get({ id });
      return row ? toEntry(row) : null;
    },

    latestUndoable(of: { fileId: number } | { filmId: number }, act: string): JournalEntry | null {
      const whose = "fileId" in of ? "file = :fileId" : "film = :filmId";
      const row = sql<Row>(`
        SELECT * FROM journal
        WHERE ${whose} AND act = :act AND undo IS NOT NULL AND undone_at IS NULL
        ORDER BY id DESC
        LIMIT 1`).get({ ...of, act });
      return row ? toEntry(row) : null;
    },

    page({ limit, cursor }: { limit: number; cursor?: string }) {
      const [before] = cursor !== undefined ? decodeCursor("journal", cursor, 1) : [Number.MAX_SAFE_INTEGER];
      const rows = sql<Row>(`
        SELECT * FROM journal WHERE id < :before ORDER BY id DESC LIMIT :limit`).all({
        before: before ?? 0,
        limit: limit + 1,
      });
      const items = rows.slice(0, limit).map(toEntry);
      const last = items.at(-1);
      const total = sql<{ count: number }>("SELECT count(*) AS count FROM journal").get()?.count ?? 0;
      return { items, nextCursor: rows.length > limit && last ? encodeCursor("journal", [last.id]) : null, total };
    },

    markUndone(id: number): void {
      write(() => sql("UPDATE journal SET undone_at = :now WHERE id = :id").run({ id, now: clock.now() }));
    },
  };
}

function toEntry(row: Row): JournalEntry {
  return {
    id: row.id,
    at: row.at,
    act: row.act,
    by: row.by_user,
    facts: JSON.parse(row.facts) as JournalEntry["facts"],
    fileId: row.file,
    filmId: row.film,
    undo: row.undo === null ? null : (JSON.parse(row.undo) as unknown),
    undoneAt: row.undone_at,
  };
}
