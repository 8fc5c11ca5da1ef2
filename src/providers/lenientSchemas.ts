import { z } from "zod";

/** The rows that fit the schema, and how many did not: one bad row never invalidates the whole response. */
export type ParsedRows<T> = {
  readonly rows: readonly T[];
  readonly dropped: number;
  /** The response has no such list: that is different from an empty list. */
  readonly isMissing?: true;
};

/** Any value or none: an absent field must reach the transformation instead of failing the parse. */
export const anyValue = z.unknown().optional();

/** Text; empty, absent or of another type counts as unknown. */
export const textOrNull = anyValue.transform((value) =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null,
);

/** A finite number; absent or of another type counts as unknown. */
export const numberOrNull = anyValue.transform((value) =>
  typeof value === "number" && Number.isFinite(value) ? value : null,
);

/** A whole number above 0, for which 0 means unknown (durations, counts, amounts). */
export const positiveOrNull = numberOrNull.transform((value) => (value !== null && value > 0 ? value : null));

export const identifier = z.number().int().positive();

/** A list of rows of one shape; absent counts as empty. */
export function rowsOf<T>(row: z.ZodType<T>) {
  return anyValue.transform((value): ParsedRows<T> => {
    if (!Array.isArray(value)) return { rows: [], dropped: 0, isMissing: true };
    const rows: T[] = [];
    for (const entry of value) {
      const parsed = row.safeParse(entry);
      if (parsed.success) rows.push(parsed.data);
    }
    return { rows, dropped: value.length - rows.length };
  });
}

/** An object that may be missing or invalid without invalidating the rest. */
export function blockOrNull<T>(block: z.ZodType<T>) {
  return anyValue.transform((value): T | null => {
    const parsed = block.safeParse(value);
    return parsed.success ? parsed.data : null;
  });
}
