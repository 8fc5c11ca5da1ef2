import type { FilmListQuery } from "../../contract/index.ts";
import { encodeCursor } from "../../paging/index.ts";
import type { FilmSearch } from "../search/index.ts";
import type { CountFilms } from "./countFilms.ts";
import { toCard } from "./filmCard.ts";
import { type FilmListSpec, filmListSpec, sortOf, type Viewer } from "./filmListSpec.ts";
import { type FilmPage, type ListCursor, listName, readCursor } from "./filmPage.ts";
import type { SortedRow, SortedRows } from "./sortedRows.ts";

const CURSOR_LENGTH = 3;

/**
 * A page in the order of a sort, of all films or of those that a search finds. By keyset: no film is shown twice or
 * skipped while others are added. With an offset it starts anywhere, for a view of a hundred thousand films.
 */
export function createSortedList(rows: SortedRows, count: CountFilms, search: FilmSearch) {
  /** @throws BadCursor */
  return (viewer: Viewer, query: FilmListQuery): FilmPage => {
    const { sort, order } = sortOf(query);
    const list = listName(query, sort, order);
    const cursor = readCursor(list, query, CURSOR_LENGTH);
    const found = query.q === undefined ? undefined : search.all(query.q, cursor?.mode);
    const spec = filmListSpec(viewer, query, found);
    const read = rowsOf(spec, cursor, query);
    const items = read.slice(0, query.limit);
    const last = items.at(-1);
    const nextCursor =
      read.length > query.limit && last ? encodeCursor(list, [found?.mode ?? null, last.sort_value, last.id]) : null;
    return { items: items.map(toCard), nextCursor, total: count(spec) };
  };

  /** One more than the page shows, if there is one. */
  function rowsOf(spec: FilmListSpec, cursor: ListCursor | null, { limit, offset = 0 }: FilmListQuery): SortedRow[] {
    if (cursor) {
      const [value = null, id] = cursor.values;
      return rows.after({ value, id: Number(id) }, spec, limit + 1);
    }
    if (offset === 0) return rows.after(null, spec, limit + 1);
    const before = rows.keyBefore(offset, spec);
    return before === null ? [] : rows.after(before, spec, limit + 1);
  }
}
