import { hash } from "node:crypto";
import type { FilmCard, FilmListQuery } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, toCard } from "./card.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { filterSql } from "./filmFilter.ts";
import { byNearness, type FilmSearch, type Found, type SearchMode } from "./filmSearch.ts";
import { rememberUntilWritten } from "./rememberUntilWritten.ts";

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
  const remembered = rememberUntilWritten<number>(store);

  return {
    /** A page by keyset: no film is shown twice or skipped while others are added. @throws BadCursor */
    page(user: number, query: FilmListQuery): FilmPage {
      if (query.q === undefined) return sortedPage(user, query, null);
      return query.sort === undefined ? nearestPage(user, query, query.q) : sortedSearch(user, query, query.q);
    },
  };

  function sortedPage(user: number, query: FilmListQuery, among: Among | null): FilmPage {
    const sort = query.sort ?? "title";
    const order = query.order ?? DEFAULT_ORDER[sort];
    const list = listName(query, sort, order);
    const filter = filterSql(query);
    const parameters = { user, ...filter.parameters, ...(among ? { among: JSON.stringify(among.ids) } : {}) };
    const where = `${filter.sql} ${among ? "AND film.id IN (SELECT value FROM json_each(:among))" : ""}`;
    const after = placeOf(list, query);
    const rows = rowsAfter(after && [after[1] ?? null, after[2] ?? null], {
      sort,
      order,
      where,
      parameters,
      limit: query.limit + 1,
    });
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    const nextCursor =
      rows.length > query.limit && last ? encodeCursor(list, [among?.mode ?? null, last.sort_value, last.id]) : null;
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
    return remembered(
      JSON.stringify([where, parameters]),
      () =>
        store.sql<{ count: number }>(`SELECT count(*) AS count FROM film WHERE 1 ${where}`).get(parameters)?.count ?? 0,
    );
  }

  /** What was found, in the order that was asked for. */
  function sortedSearch(user: number, query: FilmListQuery, words: string): FilmPage {
    const sort = query.sort ?? "title";
    const after = placeOf(listName(query, sort, query.order ?? DEFAULT_ORDER[sort]), query);
    const { mode, found } = search.find(words, modeOf(after));
    return sortedPage(user, query, { mode, ids: found.map(({ id }) => id) });
  }

  /** Best answer first. The place is how near the last film shown was: it holds when that film is gone. */
  function nearestPage(user: number, query: FilmListQuery, words: string): FilmPage {
    const list = listName(query, "nearness", "desc");
    const after = placeOf(list, query);
    const { mode, found } = search.find(words, modeOf(after));
    const passing = passingFilter(user, query, found);
    const rest = after === null ? passing : passing.filter((one) => byNearness(placeFound(after), one) < 0);
    const shown = rest.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: cardsOf(user, shown),
      nextCursor:
        rest.length > query.limit && last ? encodeCursor(list, [mode, last.rank, last.popularity, last.id]) : null,
      total: passing.length,
    };
  }

  function passingFilter(user: number, query: FilmListQuery, found: readonly Found[]): readonly Found[] {
    const filter = filterSql(query);
    if (filter.sql === "" || found.length === 0) return found;
    const passing = store
      .sql<{ id: number }>(`
        SELECT film.id FROM film
        WHERE film.id IN (SELECT value FROM json_each(:found))
          ${filter.sql}`)
      .all({ user, ...filter.parameters, found: JSON.stringify(found.map(({ id }) => id)) });
    const ids = new Set(passing.map(({ id }) => id));
    return found.filter(({ id }) => ids.has(id));
  }

  function cardsOf(user: number, shown: readonly Found[]): FilmCard[] {
    return store
      .sql<CardRow>(`
        SELECT ${CARD_COLUMNS}
        FROM json_each(:shown) AS hit
        JOIN film ON film.id = hit.value ${CARD_JOIN}
        ORDER BY hit.key`)
      .all({ user, shown: JSON.stringify(shown.map(({ id }) => id)) })
      .map(toCard);
  }
}

/** What a search found, and how: its later pages look the same way. */
interface Among {
  readonly mode: SearchMode;
  readonly ids: readonly number[];
}

type Place = ReturnType<typeof decodeCursor>;

/** Null at the list's beginning. @throws BadCursor */
function placeOf(list: string, query: FilmListQuery): Place | null {
  if (query.cursor === undefined) return null;
  return decodeCursor(list, query.cursor, query.q !== undefined && query.sort === undefined ? 4 : 3);
}

function modeOf(place: Place | null): SearchMode | undefined {
  return place?.[0] === "alike" || place?.[0] === "words" ? place[0] : undefined;
}

function placeFound([, rank, popularity, id]: Place): Found {
  return { rank: Number(rank), popularity: Number(popularity), id: Number(id) };
}

/** A cursor belongs to one sort and one filter. The filter may be long; its hash is not. */
function listName(query: FilmListQuery, sort: string, order: string): string {
  const { q, genre = [], yearFrom, yearTo, watched, personId, state } = query;
  const filter = [q, genre.toSorted(), yearFrom, yearTo, watched, personId, state].map((one) => one ?? null);
  return `${sort}:${order}:${hash("sha256", JSON.stringify(filter), "base64url").slice(0, 16)}`;
}
