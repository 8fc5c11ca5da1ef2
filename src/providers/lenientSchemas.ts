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

/**
 * The main list of an answer. If it is missing, or no row of it can be read, the answer is unusable. Such an
 * answer is requested again; read as an empty list it would mean that nothing was found.
 */
export function requiredRows<T>(row: z.ZodType<T>) {
  return z.array(z.unknown()).transform((values, context): ParsedRows<T> => {
    const rows: T[] = [];
    for (const entry of values) {
      const parsed = row.safeParse(entry);
      if (parsed.success) rows.push(parsed.data);
    }
    if (values.length > 0 && rows.length === 0) {
      context.addIssue({ code: "custom", message: "no row can be read" });
      return z.NEVER;
    }
    return { rows, dropped: values.length - rows.length };
  });
}

/** Text; empty or absent counts as unknown. Any other type makes the answer unusable, and what is stored stays. */
export const strictText = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null);

/** A number in a range; absent counts as unknown. Anything else makes the answer unusable. */
export function strictNumber(least: number, most: number) {
  return z
    .number()
    .min(least)
    .max(most)
    .nullish()
    .transform((value) => value ?? null);
}

/** An object that may be missing or invalid without invalidating the rest. */
export function blockOrNull<T>(block: z.ZodType<T>) {
  return anyValue.transform((value): T | null => {
    const parsed = block.safeParse(value);
    return parsed.success ? parsed.data : null;
  });
}
