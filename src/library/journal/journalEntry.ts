import { parseStoredJson } from "../../store/index.ts";
export interface JournalEntry {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly act: string;
  /** Who did it; null for the program. */
  readonly by: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly fileId: number | null;
  readonly filmId: number | null;
  /** What it takes to undo it; null when it cannot be undone. */
  readonly undo: unknown;
  /** The entry that this one undid, and that is in force again when this one is undone. */
  readonly reopens: number | null;
  readonly undoneAt: number | null;
  /** The user whose private action it is; it is hidden from others. Null: an action on the library. */
  readonly user: number | null;
}

export interface JournalRow {
  id: number;
  at: number;
  act: string;
  by_user: string | null;
  facts: string;
  file: number | null;
  film: number | null;
  undo: string | null;
  undone_at: number | null;
  user: number | null;
}

export function toEntry(row: JournalRow): JournalEntry {
  const undo: unknown = row.undo === null ? null : JSON.parse(row.undo);
  return {
    id: row.id,
    at: row.at,
    act: row.act,
    by: row.by_user,
    facts: parseStoredJson<JournalEntry["facts"]>(row.facts),
    fileId: row.file,
    filmId: row.film,
    undo,
    reopens: reopenedBy(undo),
    undoneAt: row.undone_at,
    user: row.user,
  };
}

/** Undo data that also says which entry is in force again once it is applied. */
export function withReopened(undo: unknown, id: number): unknown {
  return typeof undo === "object" && undo !== null ? { ...undo, reopens: id } : undo;
}

function reopenedBy(undo: unknown): number | null {
  return typeof undo === "object" && undo !== null && "reopens" in undo ? Number(undo.reopens) : null;
}
