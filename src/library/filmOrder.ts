import { FILM_SORTS, type FilmSort, type SortedFilter } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import type { Passing } from "./filmFilter.ts";

export type Sort = FilmSort;
export type Order = NonNullable<SortedFilter["order"]>;

/** Each column has an index that ends in the id, the tie-breaker. */
export const SORT_COLUMN: Record<Sort, string> = {
  title: "sort_title",
  added: "added_at",
  year: "year",
  rating: "rating_average",
  runtime: "runtime_minutes",
};
/** Every film has these. */
const NEVER_EMPTY: ReadonlySet<Sort> = new Set(["title", "added"]);

/** A list: which films, in which order. */
export interface Reading extends Passing {
  readonly sort: Sort;
  readonly order: Order;
}

/**
 * From so many films on, those of a page are met soon by walking along the order's index; fewer are sooner gathered and
 * put in order. At 100,000 films either takes a few milliseconds at this number.
 */
const MANY = 3_000;

/** What a page's films must pass, said so that SQLite goes the shorter way. */
export const wayTo = ({ where, along }: Reading, total: number): string => (total < MANY ? where : along);

export function sortOf(query: SortedFilter): { readonly sort: Sort; readonly order: Order } {
  const sort = query.sort ?? "title";
  return { sort, order: query.order ?? FILM_SORTS[sort] };
}

/** Less those that stand last because they have no value. */
const havingValue = ({ sort, where, parameters }: Reading): Passing => {
  const clause = `AND film.${SORT_COLUMN[sort]} IS NOT NULL ${where}`;
  return { where: clause, along: clause, films: null, parameters };
};

export const hasEmpty = ({ sort }: Reading): boolean => !NEVER_EMPTY.has(sort);

/**
 * Films by their place in a list. Films without a value stand last in both directions: first those with one, then the
 * rest, each along its index, which is all that is read of those that are passed over.
 */
export function filmOrder({ sql }: Store, count: (reading: Passing) => number) {
  return {
    idsFrom(reading: Reading, offset: number, limit: number): number[] {
      const { sort, order, parameters } = reading;
      const where = wayTo(reading, count(reading));
      const column = `film.${SORT_COLUMN[sort]}`;
      const direction = order === "asc" ? "ASC" : "DESC";
      const known = sql<{ id: number }>(`
        SELECT film.id FROM film WHERE ${column} IS NOT NULL
          ${where}
        ORDER BY ${column} ${direction}, film.id ${direction} LIMIT :limit OFFSET :offset`)
        .all({ ...parameters, limit, offset })
        .map(({ id }) => id);
      if (!hasEmpty(reading) || known.length === limit) return known;
      const before = known.length > 0 ? offset + known.length : count(havingValue(reading));
      const rest = sql<{ id: number }>(`
        SELECT film.id FROM film WHERE ${column} IS NULL
          ${where}
        ORDER BY film.id LIMIT :limit OFFSET :offset`)
        .all({ ...parameters, limit: limit - known.length, offset: offset + known.length - before })
        .map(({ id }) => id);
      return [...known, ...rest];
    },

    /** Value and id of the film that stands just before a place: where a page from there begins. Null beyond the end. */
    before(reading: Reading, offset: number): { readonly value: string | number | null; readonly id: number } | null {
      const [id] = this.idsFrom(reading, offset - 1, 1);
      if (id === undefined) return null;
      return (
        sql<{ value: string | number | null; id: number }>(
          `SELECT ${SORT_COLUMN[reading.sort]} AS value, id FROM film WHERE id = :id`,
        ).get({ id }) ?? null
      );
    },
  };
}
