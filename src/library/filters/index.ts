/**
 * What films can be filtered by: the contract's filter table as SQL, and how many films each value has.
 * In: a filter. Out: conditions for a query on `film`, and counts.
 */
export { type CompiledFilter, compileFilter, type FilmSet, filterKey } from "./compileFilter.ts";
export type { Facets } from "./facetCounts.ts";
export { createFacets } from "./facets.ts";
export { createFilterValues, type FilterValues } from "./filterValues.ts";
