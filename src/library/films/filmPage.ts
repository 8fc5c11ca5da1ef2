import { hash } from "node:crypto";
import type { FilmCard, FilmListQuery } from "../../contract/index.ts";
import { decodeCursor } from "../../paging/index.ts";
import { filterKey } from "../filters/index.ts";
import type { SearchMode } from "../search/index.ts";

export interface FilmPage {
  readonly items: FilmCard[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** Where the page before ended. */
export interface ListCursor {
  /** Of the search; the pages of a list search the same way. */
  readonly mode: SearchMode | undefined;
  readonly values: readonly (string | number | null)[];
}

/** A cursor belongs to one sort and one filter. A filter may be long, its hash is not. */
export function listName(query: FilmListQuery, sort: string, order: string): string {
  return `${sort}:${order}:${hash("sha256", filterKey(query), "base64url").slice(0, 16)}`;
}

/** @returns null for the first page. @throws BadCursor */
export function readCursor(list: string, { cursor }: FilmListQuery, length: number): ListCursor | null {
  if (cursor === undefined) return null;
  const [mode, ...values] = decodeCursor(list, cursor, length);
  return { mode: mode === "fuzzy" || mode === "words" ? mode : undefined, values };
}
