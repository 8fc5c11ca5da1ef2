/** The cursor was not made by this list, or for another filter. */
export class BadCursor extends Error {
  override readonly name = "BadCursor";
  readonly code = "bad_cursor";
}

type Value = string | number | null;

/** Opaque to clients. `list` ties it to one sort and filter: a place in one list is no place in another. */
export function encodeCursor(list: string, values: readonly Value[]): string {
  return Buffer.from(JSON.stringify([list, ...values])).toString("base64url");
}

/** @throws BadCursor */
export function decodeCursor(list: string, cursor: string, length: number): readonly Value[] {
  const [of, ...values] = parse(cursor);
  if (of !== list || values.length !== length) throw new BadCursor("the cursor belongs to another list");
  if (!values.every((value) => value === null || typeof value === "string" || typeof value === "number")) {
    throw new BadCursor("the cursor holds no place");
  }
  return values as readonly Value[];
}

function parse(cursor: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parsed)) return parsed;
  } catch (error) {
    throw new BadCursor("the cursor cannot be read", { cause: error });
  }
  throw new BadCursor("the cursor cannot be read");
}
