import type { Store } from "./open.ts";

/**
 * The number of the next row. One that somebody had who is gone is given to nobody else: what is still under way for
 * them, or was kept to be put back, would reach the next. Inside a transaction.
 */
export function nextNumber({ sql }: Pick<Store, "sql">, table: "user" | "list"): number {
  const name = `last_${table}`;
  const last = sql<{ last: number }>(`
    SELECT max(coalesce((SELECT max(id) FROM ${table}), 0),
               coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = :name), 0)) AS last`).get({ name });
  const next = (last?.last ?? 0) + 1;
  sql(`
    INSERT INTO setting (name, value) VALUES (:name, :value)
    ON CONFLICT DO UPDATE SET value = excluded.value`).run({ name, value: String(next) });
  return next;
}
