import { hash } from "node:crypto";
import type { FilmCard, FilmListQuery, SortedFilter } from "../contract/index.ts";
import { type CursorValue, decodeCursor, encodeCursor } from "../paging/index.ts";
import type { Store } from "../store/index.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, toCard } from "./card.ts";
import { filterKey, type Passing, passing } from "./filmFilter.ts";
import { filmOrder, hasEmpty, type Reading, SORT_COLUMN, sortOf, wayTo } from "./filmOrder.ts";
import { filmRail, type RailMark } from "./filmRail.ts";
import { byNearness, type FilmSearch, type Found, type SearchMode } from "./filmSearch.ts";
import { rememberUntilWritten } from "./rememberUntilWritten.ts";

export interface FilmPage {
  items: FilmCard[];
  nextCursor: string | null;
  total: number;
}

type Row = CardRow & { sort_value: string | number | null };

export function filmList(store: Store, search: FilmSearch) {
  const remembered = rememberUntilWritten<number>(store);
  const inOrder = filmOrder(store, total);
  const rail = filmRail(store);

  return {
    /**
     * A page by keyset: no film is shown twice or skipped while others are added. With an offset, a page from any place:
     * what a view of a hundred thousand films asks for, which looks again when films come.
     * @throws BadCursor
     */
    page(user: number, query: FilmListQuery): FilmPage {
      if (query.q === undefined) return sortedPage(user, query, null);
      return query.sort === undefined ? nearestPage(user, query, query.q) : sortedSearch(user, query, query.q);
    },

    /** Where each letter, decade or month begins. Answers that stand by their nearness have no such places. */
    rail(user: number, query: SortedFilter): { total: number; marks: RailMark[] } {
      if (query.q !== undefined && query.sort === undefined) return { total: countOf(user, query), marks: [] };
      const reading = readingOf(user, query, amongFound(query)?.ids);
      return { total: total(reading), marks: rail.marks(reading) };
    },

    placeOfTitle: (user: number, query: SortedFilter, title: string): number =>
      rail.placeOfTitle(readingOf(user, { ...query, sort: "title" }, amongFound(query)?.ids), title),

    /** Of the films at these places, the first and the last included. */
    idsBetween(user: number, query: SortedFilter, from: number, to: number): number[] {
      const many = Math.max(0, to - from + 1);
      if (query.q !== undefined && query.sort === undefined)
        return passingFilter(user, query, search.find(query.q).found)
          .slice(from, from + many)
          .map(({ id }) => id);
      return inOrder.idsFrom(readingOf(user, query, amongFound(query)?.ids), from, many);
    },

    countOf,
  };

  function countOf(user: number, query: SortedFilter): number {
    if (query.q !== undefined) return passingFilter(user, query, search.find(query.q).found).length;
    return total(readingOf(user, query));
  }

  function amongFound({ q }: SortedFilter): Among | null {
    if (q === undefined) return null;
    const { mode, found } = search.find(q);
    return { mode, ids: idsOf(found) };
  }

  function readingOf(user: number, query: SortedFilter, among?: readonly number[]): Reading {
    const films = passing(query, among);
    return { ...sortOf(query), ...films, parameters: { user, ...films.parameters } };
  }

  function sortedPage(user: number, query: FilmListQuery, among: Among | null): FilmPage {
    const { sort, order } = sortOf(query);
    const list = listName(query, sort, order);
    const reading = readingOf(user, query, among?.ids);
    const after = placeOf(list, query) ?? placeByOffset(reading, query.offset ?? 0);
    const rows =
      after === "end" ? [] : rowsAfter(after && [after[1] ?? null, after[2] ?? null], reading, query.limit + 1);
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    const nextCursor =
      rows.length > query.limit && last ? encodeCursor(list, [among?.mode ?? null, last.sort_value, last.id]) : null;
    return { items: items.map(toCard), nextCursor, total: total(reading) };
  }

  function placeByOffset(reading: Reading, offset: number): Place | "end" | null {
    if (offset === 0) return null;
    const before = inOrder.before(reading, offset);
    return before ? [null, before.value, before.id] : "end";
  }

  /** Films without a value stand last in both directions: first those with one, then the rest, each by its index. */
  function rowsAfter(after: readonly (string | number | null)[] | null, reading: Reading, limit: number): Row[] {
    const [value, id] = after ?? [undefined, undefined];
    const isAmongEmpty = after !== null && value === null;
    const rows = isAmongEmpty ? [] : withValue(value ?? null, id ?? null, reading, limit);
    if (!hasEmpty(reading) || rows.length === limit) return rows;
    const lastEmpty = isAmongEmpty ? Number(id) : null;
    return [...rows, ...withoutValue(lastEmpty, reading, limit - rows.length)];
  }

  function withValue(
    value: string | number | null,
    id: string | number | null,
    reading: Reading,
    limit: number,
  ): Row[] {
    const { sort, order, parameters } = reading;
    const where = wayTo(reading, total(reading));
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

  function withoutValue(lastId: number | null, { sort, where, parameters }: Reading, limit: number): Row[] {
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

  function total({ where, films, parameters }: Passing): number {
    const sql = films === null ? `FROM film WHERE 1 ${where}` : `FROM (SELECT DISTINCT film FROM (${films}))`;
    return remembered(
      JSON.stringify([where, parameters]),
      () => store.sql<{ count: number }>(`SELECT count(*) AS count ${sql}`).get(parameters)?.count ?? 0,
    );
  }

  /** What was found, in the order that was asked for. */
  function sortedSearch(user: number, query: FilmListQuery, words: string): FilmPage {
    const { sort, order } = sortOf(query);
    const after = placeOf(listName(query, sort, order), query);
    const { mode, found } = search.find(words, modeOf(after));
    return sortedPage(user, query, { mode, ids: idsOf(found) });
  }

  /** Best answer first. The place is how near the last film shown was: it holds when that film is gone. */
  function nearestPage(user: number, query: FilmListQuery, words: string): FilmPage {
    const list = listName(query, "nearness", "desc");
    const after = placeOf(list, query);
    const { mode, found } = search.find(words, modeOf(after));
    const passing = passingFilter(user, query, found);
    const rest =
      after === null
        ? passing.slice(query.offset ?? 0)
        : passing.filter((one) => byNearness(placeFound(after), one) < 0);
    const shown = rest.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: cardsOf(user, shown),
      nextCursor:
        rest.length > query.limit && last ? encodeCursor(list, [mode, last.rank, last.popularity, last.id]) : null,
      total: passing.length,
    };
  }

  function passingFilter(user: number, query: SortedFilter, found: readonly Found[]): readonly Found[] {
    if (found.length === 0 || passing(query).where === "") return found;
    const { where, parameters } = readingOf(user, query, idsOf(found));
    const rows = store.sql<{ id: number }>(`SELECT film.id FROM film WHERE 1 ${where}`).all(parameters);
    const ids = new Set(rows.map(({ id }) => id));
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

type Place = readonly CursorValue[];

const idsOf = (found: readonly Found[]): number[] => found.map(({ id }) => id);

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
  return `${sort}:${order}:${hash("sha256", filterKey(query), "base64url").slice(0, 16)}`;
}
