import type { Store } from "./store.ts";

type Sql = Pick<Store, "sql">;
type Table = "user" | "list" | "file";

/**
 * The id of the next row. An id is never assigned twice, even after its row is deleted: a job that still runs for it, an
 * undo that restores it, or a page that has not refreshed would otherwise act on another row. Expects to be inside a
 * transaction.
 */
export function nextId({ sql }: Sql, table: Table): number {
  const next = 1 + Math.max(highestId({ sql }, table), lastAssignedId({ sql }, table));
  markIdAssigned({ sql }, table, next);
  return next;
}

/** This id was assigned, though its row may be deleted. Expects to be inside a transaction. */
export function markIdAssigned({ sql }: Sql, table: Table, id: number): void {
  if (id <= lastAssignedId({ sql }, table)) return;
  sql(`
    INSERT INTO setting (name, value)
    VALUES (:name, :value)
    ON CONFLICT DO UPDATE SET value = excluded.value`).run({ name: settingOf(table), value: String(id) });
}

/** 0 where none was stored. */
export function lastAssignedId({ sql }: Sql, table: Table): number {
  const row = sql<{ value: string }>("SELECT value FROM setting WHERE name = :name").get({ name: settingOf(table) });
  return Number(row?.value ?? 0);
}

function highestId({ sql }: Sql, table: Table): number {
  return sql<{ id: number | null }>(`SELECT max(id) AS id FROM ${table}`).get()?.id ?? 0;
}

function settingOf(table: Table): string {
  return `last_${table}`;
}
