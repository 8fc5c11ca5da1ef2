import { FILM_SORTS, type FilmSort, type SortedFilter } from "../../contract/index.ts";
import { type CompiledFilter, compileFilter, type FilmSet } from "../filters/index.ts";

export type Order = NonNullable<SortedFilter["order"]>;

/** SQL of what a list is sorted by. */
interface SortSql {
  /** Tables to read films from, in the order of an index. */
  readonly from: string;
  /** The value, and the film's number, which breaks ties: the end of that index. */
  readonly column: string;
  readonly id: string;
  /** Condition on `from`: those that have a value. */
  readonly isKnown: string;
  /** The same, as a condition on `film` alone. */
  readonly hasValue: string;
  /** The value of a row of `film`. */
  readonly valueOfFilm: string;
}

const ofColumn = (column: string): SortSql => ({
  from: "film",
  column: `film.${column}`,
  id: "film.id",
  isKnown: `film.${column} IS NOT NULL`,
  hasValue: `film.${column} IS NOT NULL`,
  valueOfFilm: `film.${column}`,
});

export const SORT_SQL: Record<FilmSort, SortSql> = {
  title: ofColumn("sort_title"),
  added: ofColumn("added_at"),
  year: ofColumn("year"),
  rating: ofColumn("rating_average"),
  runtime: ofColumn("runtime_minutes"),
  estimate: {
    from: "estimate CROSS JOIN film ON film.id = estimate.film",
    column: "estimate.stars",
    id: "estimate.film",
    isKnown: "estimate.version = :estimates",
    hasValue: "film.id IN (SELECT film FROM estimate WHERE version = :estimates)",
    valueOfFilm: "(SELECT stars FROM estimate WHERE version = :estimates AND film = film.id)",
  },
};
/** Every film has a value for these. */
const NEVER_EMPTY: ReadonlySet<FilmSort> = new Set(["title", "added"]);

/** Which films are in a list, and in which order. */
export interface FilmListSpec extends CompiledFilter {
  readonly sort: FilmSort;
  readonly order: Order;
}

/** Who asks, as parameters of queries: the person, and their estimates (see `EstimateTable`). */
export interface Viewer {
  readonly user: number;
  readonly estimates: number;
}

/** @param within only these films can be in the list */
export function filmListSpec(viewer: Viewer, query: SortedFilter, within?: FilmSet): FilmListSpec {
  const filter = compileFilter(query, within);
  return { ...sortOf(query), ...filter, parameters: { ...viewer, ...filter.parameters } };
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
  return { where: `AND ${SORT_SQL[sort].hasValue} ${where}`, films: null, parameters };
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
