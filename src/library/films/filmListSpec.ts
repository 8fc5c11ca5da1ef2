import { FILM_SORTS, type FilmSort, type SortedFilter } from "../../contract/index.ts";
import { type CompiledFilter, compileFilter, type FilmSet } from "../filters/index.ts";

export type Order = NonNullable<SortedFilter["order"]>;

/** Each column has an index that ends in the film's number, which breaks ties. */
export const SORT_COLUMN: Record<FilmSort, string> = {
  title: "sort_title",
  added: "added_at",
  year: "year",
  rating: "rating_average",
  runtime: "runtime_minutes",
};
/** Every film has a value for these. */
const NEVER_EMPTY: ReadonlySet<FilmSort> = new Set(["title", "added"]);

/** Which films are in a list, and in which order. */
export interface FilmListSpec extends CompiledFilter {
  readonly sort: FilmSort;
  readonly order: Order;
}

/** @param within only these films can be in the list */
export function filmListSpec(user: number, query: SortedFilter, within?: FilmSet): FilmListSpec {
  const filter = compileFilter(query, within);
  return { ...sortOf(query), ...filter, parameters: { user, ...filter.parameters } };
}

export function sortOf(query: SortedFilter): { readonly sort: FilmSort; readonly order: Order } {
  const sort = query.sort ?? "title";
  return { sort, order: query.order ?? FILM_SORTS[sort] };
}

/** Whether films may have no value to sort by. They stand last in both directions. */
export const hasEmpty = ({ sort }: FilmListSpec): boolean => !NEVER_EMPTY.has(sort);

/** The films of the list that have a value to sort by. */
export function withSortValue(spec: FilmListSpec): Pick<CompiledFilter, "where" | "films" | "parameters"> {
  if (!hasEmpty(spec)) return spec;
  const { sort, where, parameters } = spec;
  return { where: `AND film.${SORT_COLUMN[sort]} IS NOT NULL ${where}`, films: null, parameters };
}

/**
 * With at least this many films, a page is found sooner by scanning the index of the order; with fewer, by collecting and
 * sorting them. Measured at 100,000 films, where either takes a few milliseconds at this number.
 */
const INDEX_SCAN_FROM = 3_000;

/** From this index on, so many films are skipped that collecting a set once is cheaper than looking up each film. */
const DEEP_FROM = 2_000;

/** The conditions in the form with which SQLite reaches a page at that index fastest. */
export function accessPath({ where, indexScan, lookup }: FilmListSpec, total: number, index: number): string {
  if (total < INDEX_SCAN_FROM) return where;
  return index < DEEP_FROM ? lookup : indexScan;
}
