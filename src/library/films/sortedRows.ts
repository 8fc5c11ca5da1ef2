import { mayContinue, type Store } from "../../store/index.ts";
import type { CountFilms } from "./countFilms.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow } from "./filmCard.ts";
import { accessPath, type FilmListSpec, hasEmpty, type Order, SORT_SQL, withSortValue } from "./filmListSpec.ts";

/** A position in a sorted list: the film's value and its number, which breaks ties. */
export interface SortKey {
  readonly value: string | number | null;
  readonly id: number;
}

export type SortedRow = CardRow & { readonly sort_value: string | number | null };

/**
 * Reads sorted lists. Films without a value stand last in both directions: first those with one are read, then the rest,
 * each along its index.
 */
export interface SortedRows {
  /** The films after a key, by keyset; from the start where it is null. */
  after(key: SortKey | null, spec: FilmListSpec, limit: number): SortedRow[];
  /** The numbers of the films from an index on. Of films that are skipped only the index is read. */
  idsFrom(index: number, spec: FilmListSpec, limit: number): number[];
  /** The key of the film just before an index; null beyond the end. */
  keyBefore(index: number, spec: FilmListSpec): SortKey | null;
}

export function createSortedRows({ sql }: Pick<Store, "sql">, count: CountFilms): SortedRows {
  return new SqlSortedRows(sql, count);
}

class SqlSortedRows implements SortedRows {
  readonly #sql: Store["sql"];
  readonly #count: CountFilms;

  constructor(sql: Store["sql"], count: CountFilms) {
    this.#sql = sql;
    this.#count = count;
  }

  after(key: SortKey | null, spec: FilmListSpec, limit: number): SortedRow[] {
    const isAmongEmpty = key !== null && key.value === null;
    const rows = isAmongEmpty ? [] : this.#rowsWithValue(key, spec, limit);
    if (!hasEmpty(spec) || rows.length === limit) return rows;
    return [...rows, ...this.#rowsWithoutValue(isAmongEmpty ? key.id : 0, spec, limit - rows.length)];
  }

  idsFrom(index: number, spec: FilmListSpec, limit: number): number[] {
    const ids = this.#idsWithValue(index, spec, limit);
    if (!hasEmpty(spec) || ids.length === limit) return ids;
    const withValue = ids.length > 0 ? index + ids.length : this.#count(withSortValue(spec));
    return [...ids, ...this.#idsWithoutValue(index + ids.length - withValue, spec, limit - ids.length)];
  }

  keyBefore(index: number, spec: FilmListSpec): SortKey | null {
    const [id] = this.idsFrom(index - 1, spec, 1);
    if (id === undefined) return null;
    const row = this.#sql<SortKey>(`SELECT ${SORT_SQL[spec.sort].valueOfFilm} AS value, id FROM film WHERE id = :id`);
    return row.get({ ...spec.parameters, id }) ?? null;
  }

  #rowsWithValue(key: SortKey | null, spec: FilmListSpec, limit: number): SortedRow[] {
    const { from, column, id, isKnown, direction } = sqlOf(spec);
    const compare = spec.order === "asc" ? ">" : "<";
    const isAfter = key === null ? "" : `AND (${column}, ${id}) ${compare} (:afterValue, :afterId)`;
    return this.#sql<SortedRow>(`
      SELECT ${CARD_COLUMNS}, ${column} AS sort_value
      FROM ${from} ${CARD_JOIN}
      WHERE ${isKnown} ${isAfter}
        ${accessPath(spec, this.#count(spec), 0)}
      ORDER BY ${column} ${direction}, ${id} ${direction}
      LIMIT :limit`).all({
      ...spec.parameters,
      limit,
      ...(key === null ? {} : { afterValue: key.value, afterId: key.id }),
    });
  }

  #rowsWithoutValue(afterId: number, spec: FilmListSpec, limit: number): SortedRow[] {
    return this.#sql<SortedRow>(`
      SELECT ${CARD_COLUMNS}, NULL AS sort_value
      FROM film ${CARD_JOIN}
      WHERE NOT (${sqlOf(spec).hasValue}) AND film.id > :afterId
        ${spec.where}
      ORDER BY film.id
      LIMIT :limit`).all({ ...spec.parameters, limit, afterId });
  }

  /** A page in the second half of the list is read backwards from the end. */
  #idsWithValue(index: number, spec: FilmListSpec, limit: number): number[] {
    const total = this.#count(withSortValue(spec));
    if (index < total / 2) return this.#idsAlong(spec.order, spec, limit, index);
    const fromEnd = Math.max(0, total - index - limit);
    const order = spec.order === "asc" ? "desc" : "asc";
    return this.#idsAlong(order, spec, Math.max(0, total - index - fromEnd), fromEnd).reverse();
  }

  #idsAlong(order: Order, spec: FilmListSpec, limit: number, offset: number): number[] {
    if (limit === 0) return [];
    const { from, column, id, isKnown, direction } = sqlOf({ ...spec, order });
    return this.#sql<{ id: number }>(`
      SELECT film.id
      FROM ${from}
      WHERE ${isKnown} ${mayContinue("film.id")}
        ${accessPath(spec, this.#count(spec), offset)}
      ORDER BY ${column} ${direction}, ${id} ${direction}
      LIMIT :limit OFFSET :offset`)
      .all({ ...spec.parameters, limit, offset })
      .map(({ id }) => id);
  }

  #idsWithoutValue(offset: number, spec: FilmListSpec, limit: number): number[] {
    return this.#sql<{ id: number }>(`
      SELECT film.id
      FROM film
      WHERE NOT (${sqlOf(spec).hasValue})
        ${spec.where}
      ORDER BY film.id
      LIMIT :limit OFFSET :offset`)
      .all({ ...spec.parameters, limit, offset })
      .map(({ id }) => id);
  }
}

const sqlOf = ({ sort, order }: FilmListSpec) => ({
  ...SORT_SQL[sort],
  direction: order === "asc" ? ("ASC" as const) : ("DESC" as const),
});
