import { z } from "zod";

/** Rows that had the wanted shape, and how many had not: one bad row never costs the whole answer. */
export type ParsedRows<T> = {
  readonly rows: readonly T[];
  readonly dropped: number;
  /** There was no list: that is no answer, and not the answer that there are none. */
  readonly isMissing?: true;
};

/** Whatever stands there, or nothing: an absent field must reach the transformation, not end the parse. */
export const anything = z.unknown().optional();

/** Text; empty, absent or of another kind counts as unknown. */
export const textOrNull = anything.transform((value) =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null,
);

/** A finite number; absent or of another kind counts as unknown. */
export const numberOrNull = anything.transform((value) =>
  typeof value === "number" && Number.isFinite(value) ? value : null,
);

/** A whole number above 0, for which 0 means unknown (durations, counts, amounts). */
export const positiveOrNull = numberOrNull.transform((value) => (value !== null && value > 0 ? value : null));

export const identifier = z.number().int().positive();

/** A list of rows of one shape; absent counts as empty. */
export function rowsOf<T>(row: z.ZodType<T>) {
  return anything.transform((value): ParsedRows<T> => {
    if (!Array.isArray(value)) return { rows: [], dropped: 0, isMissing: true };
    const rows: T[] = [];
    for (const entry of value) {
      const parsed = row.safeParse(entry);
      if (parsed.success) rows.push(parsed.data);
    }
    return { rows, dropped: value.length - rows.length };
  });
}

/** A block that may be missing or broken without costing the rest. */
export function blockOrNull<T>(block: z.ZodType<T>) {
  return anything.transform((value): T | null => {
    const parsed = block.safeParse(value);
    return parsed.success ? parsed.data : null;
  });
}
