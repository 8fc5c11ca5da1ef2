import type { FilmFilter } from "../../contract/index.ts";
import { isRestricted } from "../audience/index.ts";
import { reuseSlowCounts } from "../reuseSlowCounts.ts";
import { filterKey } from "./compileFilter.ts";
import { createFacetCounts, type FacetParts, type Facets } from "./facetCounts.ts";
import { createFilteredFacets } from "./filteredFacets.ts";

const NO_FILTER = filterKey({});

/**
 * Counts films by filter value, of all films or among those that pass the other filters. While a large library is imported
 * the counts of all films may be some seconds old.
 */
export function createFacets(parts: FacetParts): (user: number, filter?: FilmFilter) => Facets {
  const { store } = parts;
  const counts = reuseSlowCounts(store, createFacetCounts(store));
  const filtered = createFilteredFacets(parts);
  const isEveryFilmVisible = !isRestricted(store);

  return (user, filter = {}) => {
    if (filterKey(filter) !== NO_FILTER || !isEveryFilmVisible) return filtered(user, filter);
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
