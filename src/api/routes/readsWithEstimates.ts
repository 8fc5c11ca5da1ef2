import type { Session } from "../../accounts/index.ts";
import type { SortedFilter } from "../../contract/index.ts";
import type { ReadPool } from "../../reads/index.ts";
import type { Recommendation } from "../../recommendation/index.ts";
import type { Audience } from "../audience.ts";

type Films = ReturnType<ReadPool["during"]>["films"];
type Estimates = Recommendation["estimates"];
type EstimatesOfRequest = Awaited<ReturnType<Estimates["available"]>>;

/** Lists of one request, and the estimates for the cards of its answer. */
export interface FilmReads {
  readonly films: Films;
  readonly estimates: EstimatesOfRequest;
}

/**
 * Lists with the estimates of the person who asks. A list that is sorted or filtered by them waits for the current ones;
 * any other list shows those that are there.
 */
export function readsWithEstimates({ readsOf }: Pick<Audience, "readsOf">, estimates: Estimates) {
  return async (
    session: Pick<Session, "user">,
    queries: readonly SortedFilter[],
    signal: AbortSignal,
  ): Promise<FilmReads> => {
    const user = session.user.key;
    const isNeeded = queries.some(({ sort, estimateFrom }) => sort === "estimate" || estimateFrom !== undefined);
    const found = await (isNeeded ? estimates.current(user, signal) : estimates.available(user));
    const { films } = readsOf(session, signal, { estimates: isNeeded ? found.shared : null });
    return { films, estimates: found };
  };
}
