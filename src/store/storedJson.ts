import type { z } from "zod";

/**
 * A JSON column as the program wrote it. The caller names the type it stored; like a row's, SQLite cannot prove it, so
 * the one cast is here.
 */
export function parseStoredJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

/**
 * Parses a JSON column of user input with the schema that accepted it. A value that does not fit, because an
 * older version or another program wrote it, is reported and left as it is: one stored value must not break a whole
 * answer.
 * @returns null where it does not fit
 */
export function readStoredJson<T>(text: string, schema: z.ZodType<T>, onInvalid: (error: unknown) => void): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    onInvalid(error);
    return null;
  }
}
