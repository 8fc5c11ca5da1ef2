import { LRUCache } from "lru-cache";
import type { FilmCard } from "../../contract/index.ts";
import type { SharedEstimates } from "../../library/index.ts";
import { type PersonEstimates, withEstimate } from "./filmEstimates.ts";

export interface EstimatesParts {
  /** Changes with the person's ratings. */
  ratingRevision(user: number): number;
  /** Changes with the films of the library. */
  filmChange(): number;
  /** Changes with the rating model in use. */
  modelVersion(): number | string | null;
  /** In a thread. */
  compute(user: number): Promise<Omit<PersonEstimates, "user" | "version">>;
  /** Estimates of the person are ready that an answer could not wait for. */
  onRenewed(user: number): void;
  onError(error: unknown): void;
}

/** Estimates that one request uses: for its query and for the cards of its answer. */
export interface EstimatesOfRequest {
  /** For the reader threads. */
  readonly shared: SharedEstimates | null;
  addTo<Card extends FilmCard>(card: Card): Card;
}

export interface Estimates {
  /**
   * The person's estimates as far as they are computed. If they are outdated, they are computed again in the background;
   * the first ones are waited for, but only briefly.
   */
  available(user: number): Promise<EstimatesOfRequest>;
  /** The person's estimates after their newest rating: for a list that is sorted or filtered by them. */
  current(user: number, signal: AbortSignal): Promise<EstimatesOfRequest>;
}

/** People whose estimates are kept. A library of 100,000 films has 1.3 MB for each. */
const MAX_PEOPLE = 20;
/** A list that shows estimates waits this long for the first ones. */
const MAX_WAIT_MS = 20;
/** While films change all the time, estimates are computed again after this many times the time that it took. */
const REUSE_FACTOR = 10;

interface Kept {
  estimates: PersonEstimates | null;
  basis: Basis | null;
  computing: Promise<void> | null;
  /** An answer was sent without the estimates that are being computed. */
  isMissed: boolean;
  /** Until then a change of films alone does not count. */
  reusedUntil: number;
  /** After a failure, when the next list may start the computation again. */
  retryAt: number;
}

interface Basis {
  readonly ratings: number;
  readonly films: number;
  readonly model: number | string | null;
}

/** Caches the estimates of each person until their ratings, the films or the model change. */
export function createEstimates(parts: EstimatesParts): Estimates {
  const people = new LRUCache<number, Kept>({ max: MAX_PEOPLE });
  let version = 0;

  return {
    async available(user) {
      const kept = keptOf(user);
      if (!isCurrent(user, kept) && performance.now() >= kept.retryAt) {
        const isFirst = kept.computing === null;
        // One computation that fails is one error, however many lists waited for it.
        const done = startComputing(user, kept).catch(isFirst ? parts.onError : () => undefined);
        if (!kept.estimates) await withinBriefTime(done);
        kept.isMissed ||= kept.computing !== null;
      }
      return forRequest(kept.estimates);
    },

    async current(user, signal) {
      const kept = keptOf(user);
      while (!isCurrent(user, kept)) await orAborted(startComputing(user, kept), signal);
      return forRequest(kept.estimates);
    },
  };

  function keptOf(user: number): Kept {
    const kept = people.get(user) ?? {
      estimates: null,
      basis: null,
      computing: null,
      isMissed: false,
      reusedUntil: 0,
      retryAt: 0,
    };
    people.set(user, kept);
    return kept;
  }

  function basisOf(user: number): Basis {
    return { ratings: parts.ratingRevision(user), films: parts.filmChange(), model: parts.modelVersion() };
  }

  function isCurrent(user: number, { basis, reusedUntil }: Kept): boolean {
    const now = basisOf(user);
    if (!basis || basis.ratings !== now.ratings || basis.model !== now.model) return false;
    return basis.films === now.films || performance.now() < reusedUntil;
  }

  /** One computation at a time for each person. */
  function startComputing(user: number, kept: Kept): Promise<void> {
    kept.computing ??= compute(user, kept).finally(() => {
      kept.computing = null;
    });
    return kept.computing;
  }

  async function compute(user: number, kept: Kept): Promise<void> {
    const basis = basisOf(user);
    const startedAt = performance.now();
    const computed = await parts.compute(user).catch((error: unknown) => {
      kept.retryAt = performance.now() + (performance.now() - startedAt) * REUSE_FACTOR;
      throw error;
    });
    version += 1;
    kept.estimates = { ...computed, user, version };
    kept.basis = basis;
    const finishedAt = performance.now();
    kept.reusedUntil = finishedAt + (finishedAt - startedAt) * REUSE_FACTOR;
    if (kept.isMissed) parts.onRenewed(user);
    kept.isMissed = false;
  }
}

const forRequest = (estimates: PersonEstimates | null): EstimatesOfRequest => ({
  shared: estimates && {
    user: estimates.user,
    version: estimates.version,
    films: estimates.films,
    stars: estimates.stars,
  },
  addTo: (card) => withEstimate(estimates, card),
});

async function withinBriefTime(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, MAX_WAIT_MS);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}

/** @throws the signal's reason */
async function orAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
