import { CodedError } from "../errors/index.ts";

/** The cursor was not made by this list, or for another sort or filter. */
export class BadCursor extends CodedError<"bad_cursor"> {
  override readonly name = "BadCursor";
  constructor(message: string, cause?: unknown) {
    super("bad_cursor", {}, { message, cause });
  }
}

/** The values of the last row's sort columns, the id last. */
export type CursorValue = string | number | null;

/** Opaque to clients. @param list ties the cursor to one sort and filter: it is refused by any other list */
export function encodeCursor(list: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([list, ...values])).toString("base64url");
}

/**
 * @param length how many values the list's sort has
 * @throws BadCursor
 */
export function decodeCursor(list: string, cursor: string, length: number): readonly CursorValue[] {
  const [of, ...values] = parse(cursor);
  if (of !== list || values.length !== length) throw new BadCursor("the cursor belongs to another list");
  if (!values.every(isCursorValue)) throw new BadCursor("the cursor holds other values than a list has");
  return values;
}

/** The cursor of a list that is sorted by id alone. @throws BadCursor */
export function decodeIdCursor(list: string, cursor: string): number {
  const [id] = decodeCursor(list, cursor, 1);
  if (typeof id !== "number" || !Number.isSafeInteger(id)) throw new BadCursor("the cursor holds no id");
  return id;
}

function isCursorValue(value: unknown): value is CursorValue {
  return value === null || typeof value === "string" || typeof value === "number";
}

function parse(cursor: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parsed)) return parsed;
  } catch (error) {
    throw new BadCursor("the cursor cannot be read", error);
  }
  throw new BadCursor("the cursor cannot be read");
}
