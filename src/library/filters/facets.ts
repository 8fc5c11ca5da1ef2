import type { Store } from "../../store/index.ts";
import { reuseSlowCounts } from "../reuseSlowCounts.ts";
import { createFacetCounts, type FacetCounts } from "./facetCounts.ts";

/** How many films each value of a filter has. */
export interface Facets extends FacetCounts {
  /** By the person who asks. */
  readonly watched: number;
  readonly dismissed: number;
}

/** Counts films by filter value. While a large library is imported the counts may be some seconds old. */
export function createFacets(store: Store): (user: number) => Facets {
  const counts = reuseSlowCounts(store, createFacetCounts(store));

  return (user) => {
    const watched = store.sql<{ count: number }>(
      "SELECT count(*) AS count FROM watch_state WHERE user = :user AND watched = 1",
    );
    const dismissed = store.sql<{ count: number }>("SELECT count(*) AS count FROM not_for_me WHERE user = :user");
    return {
      watched: watched.get({ user })?.count ?? 0,
      dismissed: dismissed.get({ user })?.count ?? 0,
      ...counts(),
    };
  };
}
