import { CodedError } from "../errors/index.ts";
import { decodeCursor, encodeCursor } from "../paging/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";

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
  /** An entry that was undone by this one, and holds again when this one is. */
  readonly reopens: number | null;
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
  /** Films that the undo needs: kept even when they leave the library. */
  readonly films?: readonly number[];
}

/** It cannot be undone: there is no way back, somebody was faster, or something newer stands on it. */
export class UndoProblem extends CodedError<
  "unknown_entry" | "journal_not_undoable" | "already_undone" | "undo_conflict"
> {
  override readonly name = "UndoProblem";
}

/** What an undo did, so that it can be undone in its turn. */
export interface WayBack {
  readonly undo: unknown;
  readonly films: readonly number[];
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

export type Journal = ReturnType<typeof createJournal>;

/** Every act that changed what a film or file is, and the way back. */
export function createJournal({ sql, writeRelaxed }: Store, clock: Clock) {
  const journal = {
    record: (entry: NewEntry): number =>
      writeRelaxed(() => {
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
      }),

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

    /**
     * Undoes an entry once, whole or not at all, and says so in an entry of its own that can be undone too. Of two who
     * undo the same entry, the second is told.
     *
     * @param revert does it, inside the same transaction
     * @throws UndoProblem
     */
    undo(id: number, by: string, revert: (entry: JournalEntry) => WayBack): JournalEntry {
      return writeRelaxed(() => {
        const entry = mustBeUndoable(id);
        const { undo, films } = revert(entry);
        markUndone(id);
        const { fileId, filmId } = entry;
        if (entry.reopens === null) {
          const facts = { ...entry.facts, act: entry.act };
          journal.record({ act: "undone", by, facts, fileId, filmId, undo: withReopened(undo, id), films });
        } else {
          // The act that had been undone holds again, and is what can be undone.
          sql("UPDATE journal SET undone_at = NULL WHERE id = :id").run({ id: entry.reopens });
          journal.record({ act: "redone", by, facts: entry.facts, fileId, filmId });
        }
        return journal.get(id)!;
      });
    },

    mustBeUndoable,
    markUndone,
    withReopened,
  };
  return journal;

  function mustBeUndoable(id: number): JournalEntry {
    const entry = journal.get(id);
    if (!entry) throw new UndoProblem("unknown_entry");
    if (entry.undoneAt !== null) throw new UndoProblem("already_undone");
    if (entry.undo === null) throw new UndoProblem("journal_not_undoable");
    return entry;
  }

  function markUndone(id: number): void {
    sql("UPDATE journal SET undone_at = :now WHERE id = :id").run({ id, now: clock.now() });
  }
}

/** The entry that holds again when this one is undone. */
function withReopened(undo: unknown, id: number): unknown {
  return typeof undo === "object" && undo !== null ? { ...undo, reopens: id } : undo;
}

function reopenedBy(undo: unknown): number | null {
  return typeof undo === "object" && undo !== null && "reopens" in undo ? Number(undo.reopens) : null;
}

function toEntry(row: Row): JournalEntry {
  const undo = row.undo === null ? null : (JSON.parse(row.undo) as unknown);
  return {
    id: row.id,
    at: row.at,
    act: row.act,
    by: row.by_user,
    facts: JSON.parse(row.facts) as JournalEntry["facts"],
    fileId: row.file,
    filmId: row.film,
    undo,
    reopens: reopenedBy(undo),
    undoneAt: row.undone_at,
  };
}
