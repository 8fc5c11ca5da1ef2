import type { Store } from "./store.ts";

/** More than the lists a household has open at once. */
const MAX_ENTRIES = 200;

/**
 * Caches computed values until anything is written, so that scrolling a library that does not change counts once. SQLite's
 * counter of changed rows (`total_changes`) is enough: no other process writes.
 * @param maxEntries the cache is emptied when it holds as many
 */
export function cacheUntilWrite<T>(
  { sql, database }: Store,
  maxEntries = MAX_ENTRIES,
): (key: string, compute: () => T) => T {
  const cached = new Map<string, T>();
  let cachedAtChange = -1;

  return (key, compute) => {
    // What an open transaction sees may be rolled back, and the counter is not rolled back with it.
    if (database.inTransaction) return compute();
    const change = changeCount({ sql });
    if (change !== cachedAtChange || cached.size >= maxEntries) cached.clear();
    cachedAtChange = change;
    const known = cached.get(key);
    if (known !== undefined) return known;
    const computed = compute();
    cached.set(key, computed);
    return computed;
  };
}

/** Rows inserted, changed or deleted since the database was opened; https://sqlite.org/c3ref/total_changes.html */
export function changeCount({ sql }: Pick<Store, "sql">): number {
  return sql<{ changes: number }>("SELECT total_changes() AS changes").get()?.changes ?? 0;
}
