import type { FilmCard, FilmListQuery } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, toCard } from "./card.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { filterSql } from "./filmFilter.ts";
import type { FilmSearch } from "./filmSearch.ts";

type Sort = NonNullable<FilmListQuery["sort"]>;

/** Each column has an index that ends in the id, the tie-breaker. */
const SORT_COLUMN: Record<Sort, string> = {
  title: "sort_title",
  added: "added_at",
  year: "year",
  rating: "rating_average",
  runtime: "runtime_minutes",
};
const DEFAULT_ORDER: Record<Sort, "asc" | "desc"> = {
  title: "asc",
  added: "desc",
  year: "desc",
  rating: "desc",
  runtime: "asc",
};

export interface FilmPage {
  items: FilmCard[];
  nextCursor: string | null;
  total: number;
}

type Row = CardRow & { sort_value: string | number | null };

export function filmList(store: Store, search: FilmSearch) {
  return {
    /** A page by keyset: no film is shown twice or skipped while others are added. @throws BadCursor */
    page(user: number, query: FilmListQuery): FilmPage {
      return query.q === undefined ? sortedPage(user, query) : searchedPage(user, query, query.q);
    },
  };

  function sortedPage(user: number, query: FilmListQuery, among: readonly number[] | null = null): FilmPage {
    const sort = query.sort ?? "title";
    const order = query.order ?? DEFAULT_ORDER[sort];
    const list = listName(query, sort, order);
    const filter = filterSql(query);
    const parameters = { user, ...filter.parameters, ...(among ? { among: JSON.stringify(among) } : {}) };
    const where = `${filter.sql} ${among ? "AND film.id IN (SELECT value FROM json_each(:among))" : ""}`;
    const after = query.cursor ? decodeCursor(list, query.cursor, 2) : null;
    const rows = rowsAfter(after, { sort, order, where, parameters, limit: query.limit + 1 });
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    const nextCursor = rows.length > query.limit && last ? encodeCursor(list, [last.sort_value, last.id]) : null;
    return { items: items.map(toCard), nextCursor, total: total(where, parameters) };
  }

  interface Reading {
    readonly sort: Sort;
    readonly order: "asc" | "desc";
    readonly where: string;
    readonly parameters: Record<string, string | number>;
    readonly limit: number;
  }

  /** Films without a value stand last in both directions: first those with one, then the rest, each by its index. */
  function rowsAfter(after: readonly (string | number | null)[] | null, reading: Reading): Row[] {
    const { limit } = reading;
    const [value, id] = after ?? [undefined, undefined];
    const isAmongEmpty = after !== null && value === null;
    const rows = isAmongEmpty ? [] : withValue(value ?? null, id ?? null, reading);
    if (reading.sort === "title" || reading.sort === "added" || rows.length === limit) return rows;
    const lastEmpty = isAmongEmpty ? Number(id) : null;
    return [...rows, ...withoutValue(lastEmpty, { ...reading, limit: limit - rows.length })];
  }

  function withValue(value: string | number | null, id: string | number | null, reading: Reading): Row[] {
    const { sort, order, where, parameters, limit } = reading;
    const column = `film.${SORT_COLUMN[sort]}`;
    const [compare, direction] = order === "asc" ? [">", "ASC"] : ["<", "DESC"];
    const place = value === null ? `${column} IS NOT NULL` : `(${column}, film.id) ${compare} (:afterValue, :afterId)`;
    return store
      .sql<Row>(`
        SELECT ${CARD_COLUMNS}, ${column} AS sort_value
        FROM film ${CARD_JOIN}
        WHERE ${place}
          ${where}
        ORDER BY ${column} ${direction}, film.id ${direction}
        LIMIT :limit`)
      .all({ ...parameters, limit, ...(value === null ? {} : { afterValue: value, afterId: id }) });
  }

  function withoutValue(lastId: number | null, { sort, where, parameters, limit }: Reading): Row[] {
    const column = `film.${SORT_COLUMN[sort]}`;
    return store
      .sql<Row>(`
        SELECT ${CARD_COLUMNS}, NULL AS sort_value
        FROM film ${CARD_JOIN}
        WHERE ${column} IS NULL AND film.id > :lastId
          ${where}
        ORDER BY film.id
        LIMIT :limit`)
      .all({ ...parameters, limit, lastId: lastId ?? 0 });
  }

  function total(where: string, parameters: Record<string, string | number>): number {
    return (
      store.sql<{ count: number }>(`SELECT count(*) AS count FROM film WHERE 1 ${where}`).get(parameters)?.count ?? 0
    );
  }

  /** Best answer first, unless an order was asked for. */
  function searchedPage(user: number, query: FilmListQuery, words: string): FilmPage {
    const found = search.find(words);
    if (query.sort) return sortedPage(user, query, found);
    const list = listName(query, "relevance", "desc");
    const filter = filterSql(query);
    const rows = store
      .sql<CardRow>(`
        SELECT ${CARD_COLUMNS}
        FROM json_each(:found) AS hit
        JOIN film ON film.id = hit.value ${CARD_JOIN}
        WHERE 1 ${filter.sql}
        ORDER BY hit.key`)
      .all({ user, ...filter.parameters, found: JSON.stringify(found) });
    const after = query.cursor ? decodeCursor(list, query.cursor, 1)[0] : null;
    // The place is the film last shown, not a number of rows: what was added meanwhile moves nothing.
    const start = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
    const items = rows.slice(start, start + query.limit);
    const last = items.at(-1);
    const hasMore = start + items.length < rows.length;
    return {
      items: items.map(toCard),
      nextCursor: hasMore && last ? encodeCursor(list, [last.id]) : null,
      total: rows.length,
    };
  }
}

/** A cursor belongs to one sort and one filter. */
function listName(query: FilmListQuery, sort: string, order: string): string {
  const { q = "", genre = [], yearFrom = "", yearTo = "", watched = "", personId = "", state = "" } = query;
  return [sort, order, q.slice(0, 200), [...genre].sort(), yearFrom, yearTo, watched, personId, state].join("|");
}
