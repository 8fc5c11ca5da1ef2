import type { Store } from "../store/index.ts";

/** A library whose highest film id is at most this is counted again after every change. */
const SMALL_LIBRARY = 20_000;
/** Counts of a larger library are reused for this many times the time that counting took. */
const REUSE_FACTOR = 50;

/** Counts of the whole library. While a large one is imported, they may be some seconds old. */
export function reuseSlowCounts<T>({ sql, changeMark }: Pick<Store, "sql" | "changeMark">, count: () => T): () => T {
  let latest: { readonly counts: T; readonly change: number | null; readonly validUntil: number } | null = null;

  return () => {
    const change = changeMark();
    const start = performance.now();
    if (latest && ((change !== null && latest.change === change) || start < latest.validUntil)) return latest.counts;
    const counts = count();
    const reusedMs = isLarge() ? (performance.now() - start) * REUSE_FACTOR : 0;
    latest = { counts, change, validUntil: start + reusedMs };
    return counts;
  };

  /** Judged by the highest film id, which is a single index look-up. */
  function isLarge(): boolean {
    const row = sql<{ highest: number | null }>("SELECT max(id) AS highest FROM film").get();
    return (row?.highest ?? 0) > SMALL_LIBRARY;
  }
}
