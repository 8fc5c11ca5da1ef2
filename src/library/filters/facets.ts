import { CodedError } from "../../errors/index.ts";
import { changeCount, type Store } from "../../store/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import { type CountStep, createFacetCounts, type FacetCounts } from "./facetCounts.ts";

/** How many films each value of a filter has. */
export interface Facets extends FacetCounts {
  /** By the person who asks. */
  readonly watched: number;
}

/** How long the steps may block the thread together. */
const MAX_BLOCKED_MS = 4;
/** Counts that take no longer than this are repeated after every change. */
const FAST_COUNT_MS = 20;
/** Slower counts are reused for this many times as long as they took. */
const REUSE_FACTOR = 50;

/**
 * Counts films in steps, between which requests are answered. While a large library is imported the counts may be some
 * seconds old.
 */
export function createFacets(store: Store): (user: number) => Promise<Facets> {
  const counts = createFacetCounts(store);
  let latest: { readonly counts: FacetCounts; readonly change: number; readonly validUntil: number } | null = null;
  let counting: Promise<FacetCounts> | null = null;

  return async (user) => {
    const watched = store.sql<{ count: number }>(
      "SELECT count(*) AS count FROM watch_state WHERE user = :user AND watched = 1",
    );
    return { watched: watched.get({ user })?.count ?? 0, ...(await sharedCounts()) };
  };

  function sharedCounts(): Promise<FacetCounts> {
    if (latest && (latest.change === changeCount(store) || performance.now() < latest.validUntil))
      return Promise.resolve(latest.counts);
    counting ??= count().finally(() => {
      counting = null;
    });
    return counting;
  }

  async function count(): Promise<FacetCounts> {
    const change = changeCount(store);
    const steps = createSteps(store);
    const counted = await counts(steps.run);
    const validForMs = steps.spentMs() > FAST_COUNT_MS ? steps.spentMs() * REUSE_FACTOR : 0;
    latest = { counts: counted, change, validUntil: performance.now() + validForMs };
    return counted;
  }
}

/** Runs steps one after the other and yields to the event loop whenever they have blocked it long enough. */
function createSteps(store: Store): { readonly run: CountStep; spentMs(): number } {
  let spentMs = 0;
  let blockedMs = 0;
  return {
    async run(step) {
      const start = performance.now();
      const result = step();
      const elapsed = performance.now() - start;
      spentMs += elapsed;
      blockedMs += elapsed;
      if (blockedMs < MAX_BLOCKED_MS) return result;
      blockedMs = 0;
      await yieldToEventLoop();
      // The library was closed meanwhile: the result is no longer needed.
      if (!store.database.open) throw new CodedError("database_busy");
      return result;
    },
    spentMs: () => spentMs,
  };
}
