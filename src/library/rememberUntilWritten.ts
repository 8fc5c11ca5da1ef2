import type { Store } from "../store/index.ts";

/** More lists than a household has open at once. */
const LISTS = 200;

/**
 * Keeps what was counted until anything is written: scrolling a still library counts once. SQLite's own counter of
 * changed rows says when; the program is the only writer.
 * @param most how many are kept
 */
export function rememberUntilWritten<T>({ sql, database }: Store, most = LISTS): (key: string, count: () => T) => T {
  const remembered = new Map<string, T>();
  let changesThen = -1;

  return (key, count) => {
    // What an open transaction sees may be rolled back, and the counter does not go back with it.
    if (database.inTransaction) return count();
    const changes = sql<{ changes: number }>("SELECT total_changes() AS changes").get()?.changes ?? 0;
    if (changes !== changesThen || remembered.size >= most) remembered.clear();
    changesThen = changes;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const counted = count();
    remembered.set(key, counted);
    return counted;
  };
}
