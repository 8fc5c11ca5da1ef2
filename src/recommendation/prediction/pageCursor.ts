import { decodeCursor, encodeCursor } from "../../paging/index.ts";

/** How far a person's list has been read: its personal films by number, the popular ones behind them by their cursor. */
export interface PagePosition {
  readonly offset: number;
  /** Cursor of the popular films; empty before the first of them. */
  readonly popularCursor: string;
}

const LIST = "for-you";

export function encodePosition({ offset, popularCursor }: PagePosition): string {
  return encodeCursor(LIST, [offset, popularCursor]);
}

/** @throws BadCursor */
export function decodePosition(cursor: string | undefined): PagePosition {
  if (cursor === undefined) return { offset: 0, popularCursor: "" };
  const [offset, popularCursor] = decodeCursor(LIST, cursor, 2);
  return {
    offset: Math.max(0, Number(offset) || 0),
    popularCursor: typeof popularCursor === "string" ? popularCursor : "",
  };
}
