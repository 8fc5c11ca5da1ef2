/**
 * Keyset paging. In: the sort values of the last row of a page. Out: a cursor that only the same list, with the same sort
 * and filter, takes back.
 */
export { BadCursor, decodeCursor, decodeIdCursor, encodeCursor } from "./cursor.ts";
