/** The library's filter and order, and its conversion to and from URLs and API queries. Pure. */
import {
  DECADE_YEARS,
  FILM_FILTERS,
  FILM_SORTS,
  FILTER_NAMES,
  type FilmSort,
  type FilterName,
  type FilterValue,
  SORT_NAMES,
} from "../../src/contract/filmFilters.ts";
import type { SortedFilter } from "../../src/contract/index.ts";
import { emptyValueOf, formatParam, isEmptyValue, parseParam, type Value } from "./urlParams.ts";

export const SORTS = SORT_NAMES;
/** A search is ordered by relevance unless another order is chosen. */
export type Sort = FilmSort | "relevance";

/** The API's value of a filter, or null or an empty list where it is not set. */
type FilterState<Name extends FilterName> =
  FilterValue<Name> extends readonly (infer One)[] ? readonly One[] : FilterValue<Name> | null;
type Filters = { readonly [Name in FilterName]: FilterState<Name> };
export type LibraryFilter = Filters & { readonly sort: Sort; readonly order: "asc" | "desc" };

/** URL parameter of version 0.1: the first year of a decade. */
const DECADE = "decade";

export const EMPTY_FILTER: Filters = collect((name) => emptyValueOf(FILM_FILTERS[name]));

export function isFiltered(filter: LibraryFilter): boolean {
  return FILTER_NAMES.some((name) => !isEmptyValue(filter[name]));
}

export function defaultOrder(sort: Sort): "asc" | "desc" {
  return sort === "relevance" ? "desc" : FILM_SORTS[sort];
}

/** Relevance is always descending. */
const effectiveOrder = (sort: Sort, asked: "asc" | "desc" | undefined) =>
  sort === "relevance" ? defaultOrder(sort) : (asked ?? defaultOrder(sort));
const defaultSort = (q: string | null): Sort => (q === null ? "title" : "relevance");

/** The filter as a query of the API. */
export function toQuery(filter: LibraryFilter): SortedFilter {
  const { sort, order } = filter;
  const asked = FILTER_NAMES.filter((name) => !isEmptyValue(filter[name]));
  return {
    ...(Object.fromEntries(asked.map((name) => [name, filter[name]])) as SortedFilter),
    ...(sort !== "relevance" && { sort, order }),
  };
}

/** The filter of an API query, such as a saved filter. */
export function fromQuery(query: SortedFilter): LibraryFilter {
  const filters = collect((name) => query[name] ?? emptyValueOf(FILM_FILTERS[name]));
  const sort = query.sort ?? defaultSort(filters.q);
  return { ...filters, sort, order: effectiveOrder(sort, query.order) };
}

export function parseFilter(params: URLSearchParams): LibraryFilter {
  const filters = {
    ...collect((name) => parseParam(params.getAll(FILM_FILTERS[name].urlKey), FILM_FILTERS[name])),
    ...decadeIn(params),
  };
  const asked = params.get("sort");
  const sort = SORTS.find((known) => known === asked) ?? defaultSort(filters.q);
  const order = (["asc", "desc"] as const).find((known) => known === params.get("order"));
  return { ...filters, sort, order: effectiveOrder(sort, order) };
}

export function filterToParams(filter: LibraryFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES)
    for (const text of formatParam(filter[name])) params.append(FILM_FILTERS[name].urlKey, text);
  const sort = filter.sort === "relevance" && filter.q === null ? "title" : filter.sort;
  if (sort !== defaultSort(filter.q)) params.set("sort", sort);
  if (sort === filter.sort && filter.order !== defaultOrder(sort)) params.set("order", filter.order);
  return params;
}

/** One filter set to the values of an address; none removes it. */
export function withParams(name: FilterName, values: readonly string[]): Partial<Filters> {
  // What is parsed is of the filter's own kind.
  return {
    [name]: values.length === 0 ? emptyValueOf(FILM_FILTERS[name]) : parseParam(values, FILM_FILTERS[name]),
  } as Partial<Filters>;
}

/** The URL at which the library shows the filter. */
export function filterUrl(filter: LibraryFilter): string {
  return `/?${filterToParams(filter).toString()}`;
}

/** The filter that lets a decade through. */
export function yearsOfDecade(from: number): Pick<LibraryFilter, "yearFrom" | "yearTo"> {
  return { yearFrom: from, yearTo: from + DECADE_YEARS - 1 };
}

/** The first year of the decade that the years span; null if they are no decade. */
export function decadeOf({ yearFrom, yearTo }: Pick<LibraryFilter, "yearFrom" | "yearTo">): number | null {
  const isDecade = yearFrom !== null && yearFrom % DECADE_YEARS === 0 && yearTo === yearFrom + DECADE_YEARS - 1;
  return isDecade ? yearFrom : null;
}

function decadeIn(params: URLSearchParams): Partial<Filters> {
  const years = FILM_FILTERS.yearFrom;
  const from = parseParam(params.getAll(DECADE), years);
  const isNamed = params.has(years.urlKey) || params.has(FILM_FILTERS.yearTo.urlKey);
  return typeof from === "number" && from > 0 && !isNamed ? yearsOfDecade(from) : {};
}

/** Builds the state of all filters. The cast is safe because each value is made for its filter's kind. */
function collect(heldBy: (name: FilterName) => Value | undefined): Filters {
  return Object.fromEntries(FILTER_NAMES.map((name) => [name, heldBy(name)])) as unknown as Filters;
}
