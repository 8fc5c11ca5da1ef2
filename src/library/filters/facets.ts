import type { Store } from "../../store/index.ts";
import { createFacetCounts, type FacetCounts } from "./facetCounts.ts";

/** How many films each value of a filter has. */
export interface Facets extends FacetCounts {
  /** By the person who asks. */
  readonly watched: number;
}

/** Counts that take no longer than this are repeated after every change. */
const FAST_COUNT_MS = 20;
/** Slower counts are reused for this many times as long as they took. */
const REUSE_FACTOR = 50;

/** Counts films by filter value. While a large library is imported the counts may be some seconds old. */
export function createFacets(store: Store): (user: number) => Facets {
  const count = createFacetCounts(store);
  let latest: { readonly counts: FacetCounts; readonly change: number | null; readonly validUntil: number } | null =
    null;

  return (user) => {
    const watched = store.sql<{ count: number }>(
      "SELECT count(*) AS count FROM watch_state WHERE user = :user AND watched = 1",
    );
    return { watched: watched.get({ user })?.count ?? 0, ...sharedCounts() };
  };

  function sharedCounts(): FacetCounts {
    const change = store.changeMark();
    const start = performance.now();
    if (latest && ((change !== null && latest.change === change) || start < latest.validUntil)) return latest.counts;
    const counts = count();
    const spentMs = performance.now() - start;
    latest = { counts, change, validUntil: start + (spentMs > FAST_COUNT_MS ? spentMs * REUSE_FACTOR : 0) };
    return counts;
  }
}
