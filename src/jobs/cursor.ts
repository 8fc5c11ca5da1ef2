/** The cursor was not made by this list. */
export class BadCursor extends Error {
  override readonly name = "BadCursor";
  readonly code = "bad_cursor";
}

/** Opaque to clients, so that what stands in it may change. */
export function encodeCursor(id: number): string {
  return Buffer.from(JSON.stringify([id])).toString("base64url");
}

/** @throws BadCursor */
export function decodeCursor(cursor: string): number {
  try {
    const [id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as unknown[];
    if (Number.isSafeInteger(id)) return id as number;
  } catch (error) {
    throw new BadCursor("the cursor cannot be read", { cause: error });
  }
  throw new BadCursor("the cursor holds no place in this list");
}
