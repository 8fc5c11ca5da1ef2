/** What the address says of the library: its filter and its order. Pure: address, filter, and the words of the API. */
import {
  DECADE_YEARS,
  FILM_FILTERS,
  FILM_SORTS,
  FILTER_NAMES,
  type FilmSort,
  type FilterName,
  type FilterValue,
  SORT_NAMES,
} from "../../../src/contract/filmFilters.ts";
import type { SortedFilter } from "../../../src/contract/index.ts";
import { fromAddress, isNothing, nothingOf, toAddress, type Value } from "./filterValues.ts";

export const SORTS = SORT_NAMES;
/** What was found stands best answer first, where nothing else is asked for. */
export type Sort = FilmSort | "nearness";

/** As the page holds one filter: the API's value, with its own word for none. */
type Held<Name extends FilterName> =
  FilterValue<Name> extends readonly (infer One)[] ? readonly One[] : FilterValue<Name> | null;
type Filters = { readonly [Name in FilterName]: Held<Name> };
export type LibraryFilter = Filters & { readonly sort: Sort; readonly order: "asc" | "desc" };

/** Links of earlier versions name a decade by its first year. */
const DECADE = "decade";

export const NO_FILTER: Filters = collect((name) => nothingOf(FILM_FILTERS[name]));

export function isFiltered(filter: LibraryFilter): boolean {
  return FILTER_NAMES.some((name) => !isNothing(filter[name]));
}

export function firstOrder(sort: Sort): "asc" | "desc" {
  return sort === "nearness" ? "desc" : FILM_SORTS[sort];
}

/** The best answer stands first, always. */
const orderOf = (sort: Sort, asked: "asc" | "desc" | undefined) =>
  sort === "nearness" ? firstOrder(sort) : (asked ?? firstOrder(sort));
const firstSort = (q: string | null): Sort => (q === null ? "title" : "nearness");

/** The same in the words of the API. */
export function toQuery(filter: LibraryFilter): SortedFilter {
  const { sort, order } = filter;
  const asked = FILTER_NAMES.filter((name) => !isNothing(filter[name]));
  return {
    ...(Object.fromEntries(asked.map((name) => [name, filter[name]])) as SortedFilter),
    ...(sort !== "nearness" && { sort, order }),
  };
}

/** A filter as the API keeps it. */
export function fromQuery(query: SortedFilter): LibraryFilter {
  const filters = collect((name) => query[name] ?? nothingOf(FILM_FILTERS[name]));
  const sort = query.sort ?? firstSort(filters.q);
  return { ...filters, sort, order: orderOf(sort, query.order) };
}

export function readFilter(params: URLSearchParams): LibraryFilter {
  const filters = {
    ...collect((name) => fromAddress(params.getAll(FILM_FILTERS[name].address), FILM_FILTERS[name])),
    ...decadeIn(params),
  };
  const asked = params.get("sort");
  const sort = SORTS.find((known) => known === asked) ?? firstSort(filters.q);
  const order = (["asc", "desc"] as const).find((known) => known === params.get("order"));
  return { ...filters, sort, order: orderOf(sort, order) };
}

export function writeFilter(filter: LibraryFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES)
    for (const text of toAddress(filter[name])) params.append(FILM_FILTERS[name].address, text);
  const sort = filter.sort === "nearness" && filter.q === null ? "title" : filter.sort;
  if (sort !== firstSort(filter.q)) params.set("sort", sort);
  if (sort === filter.sort && filter.order !== firstOrder(sort)) params.set("order", filter.order);
  return params;
}

/** Where the library shows this. */
export function addressOf(filter: LibraryFilter): string {
  return `/?${writeFilter(filter).toString()}`;
}

/** The years of a decade. */
export function yearsOfDecade(from: number): Pick<LibraryFilter, "yearFrom" | "yearTo"> {
  return { yearFrom: from, yearTo: from + DECADE_YEARS - 1 };
}

/** The decade that these years are, null for any other years. */
export function decadeOf({ yearFrom, yearTo }: Pick<LibraryFilter, "yearFrom" | "yearTo">): number | null {
  const isDecade = yearFrom !== null && yearFrom % DECADE_YEARS === 0 && yearTo === yearFrom + DECADE_YEARS - 1;
  return isDecade ? yearFrom : null;
}

function decadeIn(params: URLSearchParams): Partial<Filters> {
  const years = FILM_FILTERS.yearFrom;
  const from = fromAddress(params.getAll(DECADE), years);
  const isNamed = params.has(years.address) || params.has(FILM_FILTERS.yearTo.address);
  return typeof from === "number" && from > 0 && !isNamed ? yearsOfDecade(from) : {};
}

/** Every filter of the table; what each holds is what its kind says. */
function collect(heldBy: (name: FilterName) => Value | undefined): Filters {
  return Object.fromEntries(FILTER_NAMES.map((name) => [name, heldBy(name)])) as unknown as Filters;
}
