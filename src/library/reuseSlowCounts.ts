import type { Store } from "../store/index.ts";

/** Counts that take no longer than this are repeated after every change. */
const FAST_MS = 20;
/** Slower ones are reused for this many times as long as they took. */
const REUSE_FACTOR = 50;

/** Counts of the whole library. While a large one is imported, they may be some seconds old. */
export function reuseSlowCounts<T>({ changeMark }: Pick<Store, "changeMark">, count: () => T): () => T {
  let latest: { readonly counts: T; readonly change: number | null; readonly validUntil: number } | null = null;

  return () => {
    const change = changeMark();
    const start = performance.now();
    if (latest && ((change !== null && latest.change === change) || start < latest.validUntil)) return latest.counts;
    const counts = count();
    const spentMs = performance.now() - start;
    latest = { counts, change, validUntil: start + (spentMs > FAST_MS ? spentMs * REUSE_FACTOR : 0) };
    return counts;
  };
}
