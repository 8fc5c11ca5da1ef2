import type { Store } from "./open.ts";

type Numbered = "user" | "list" | "file";

/**
 * The number of the next row. One that was given is given to nobody else: what is still under way for a row that is
 * gone, or was kept to be put back, or is pressed on a page that does not know yet, would reach the next. Inside a
 * transaction.
 */
export function nextNumber({ sql }: Pick<Store, "sql">, table: Numbered): number {
  const next = 1 + Math.max(highest({ sql }, table), lastGiven({ sql }, table));
  rememberNumber({ sql }, table, next);
  return next;
}

/** This number was given, though its row may go. Inside a transaction. */
export function rememberNumber({ sql }: Pick<Store, "sql">, table: Numbered, number: number): void {
  if (number <= lastGiven({ sql }, table)) return;
  sql(`
    INSERT INTO setting (name, value) VALUES (:name, :value)
    ON CONFLICT DO UPDATE SET value = excluded.value`).run({ name: settingOf(table), value: String(number) });
}

/** 0 where none was remembered. */
export function lastGiven({ sql }: Pick<Store, "sql">, table: Numbered): number {
  const row = sql<{ value: string }>("SELECT value FROM setting WHERE name = :name").get({ name: settingOf(table) });
  return Number(row?.value ?? 0);
}

function highest({ sql }: Pick<Store, "sql">, table: Numbered): number {
  return sql<{ id: number | null }>(`SELECT max(id) AS id FROM ${table}`).get()?.id ?? 0;
}

function settingOf(table: Numbered): string {
  return `last_${table}`;
}
