import type { FilmSort } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import { startOfLocalMonth } from "../../time/index.ts";
import { LAST_LETTER } from "../search/index.ts";

/** The films of the unfiltered list whose sort value lies in a range. */
interface SortRange {
  readonly column: "sort_title" | "added_at";
  /** The label is made from this value. */
  readonly key: string | number;
  readonly from: string | number;
  /** Exclusive. */
  readonly to: string | number;
}

const FIRST_LETTER = "a".charCodeAt(0);
const LETTERS = 26;
/** A clock that was wrong may have dated a film centuries away. */
const MAX_MONTHS = 1_200;

/**
 * The ranges that cover a list without a filter. Each is counted along the index, where grouping by a computed value would
 * sort all films.
 * @returns null where the values themselves are few, or the ranges would be too many
 */
export function rangesOf(store: Pick<Store, "sql">, sort: FilmSort): readonly SortRange[] | null {
  if (sort === "title") return letterRanges();
  return sort === "added" ? monthRanges(store) : null;
}

/** @returns the ranges that hold films, in ascending order */
export function countRanges(
  { sql }: Pick<Store, "sql">,
  ranges: readonly SortRange[],
): { readonly key: string | number; readonly count: number }[] {
  return ranges.flatMap(({ column, key, from, to }) => {
    const row = sql<{ count: number }>(`
      SELECT count(*) AS count
      FROM film
      WHERE ${column} >= :from AND ${column} < :to`).get({ from, to });
    return row && row.count > 0 ? { key, count: row.count } : [];
  });
}

/** One range before the letters, one for each letter, one after them. */
function letterRanges(): SortRange[] {
  const letters = Array.from({ length: LETTERS + 1 }, (_, index) => String.fromCharCode(FIRST_LETTER + index));
  const starts = ["", ...letters, LAST_LETTER];
  return starts.slice(0, -1).map((from, index) => ({
    column: "sort_title",
    key: from,
    from,
    to: starts[index + 1] ?? LAST_LETTER,
  }));
}

/** Keyed by the moment that a month begins with, in this machine's time zone. */
function monthRanges({ sql }: Pick<Store, "sql">): SortRange[] | null {
  const first = sql<{ at: number | null }>("SELECT min(added_at) AS at FROM film").get()?.at ?? null;
  const last = sql<{ at: number | null }>("SELECT max(added_at) AS at FROM film").get()?.at ?? null;
  if (first === null || last === null) return [];
  const ranges: SortRange[] = [];
  for (let index = 0; startOfLocalMonth(first, index) <= last; index += 1) {
    if (index >= MAX_MONTHS) return null;
    const from = startOfLocalMonth(first, index);
    ranges.push({ column: "added_at", key: from, from, to: startOfLocalMonth(first, index + 1) });
  }
  return ranges;
}
