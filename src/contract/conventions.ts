import { z } from "zod";
import { LANGUAGES, LOCALES } from "./languages.ts";

// zod probes `new Function` otherwise, and the page's content security policy reports it on each load.
z.config({ jitless: true });

const numberText = z
  .string()
  .max(40)
  .regex(/^-?\d+(?:\.\d+)?$/)
  .transform(Number);

/**
 * A number, or its text as in URLs. JavaScript would also convert `true`, `[3]`, `null` and an empty text; these are
 * refused.
 */
export function sentNumber<Schema extends z.ZodType<number, number>>(schema: Schema) {
  return z.union([z.number(), numberText]).pipe(schema);
}

/** An id in a URL: a positive whole number, sent as text. */
export const id = sentNumber(z.number().int().positive());

/** ISO 8601, UTC. */
export const instant = z.string();

/** Query of every list: how many and where to go on. */
export const pageQuery = z.object({
  limit: sentNumber(z.number().int().min(1).max(200)).default(60),
  cursor: z.string().max(2_000).optional(),
});

/** Answer of every list. `total` counts what the filter lets through, not the page. */
export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ items: z.array(row), nextCursor: z.string().nullable(), total: z.number().int() });
}

/** A query value that says yes or no. */
export const booleanQuery = z
  .enum(["true", "false", "1", "0"])
  .transform((word) => word === "true" || word === "1")
  .or(z.boolean());

/** Values of one parameter in a request, repetitions included. */
const MAX_SENT_VALUES = 1_000;
/** More values than a user selects in a filter. */
const MAX_VALUES = 50;
const shortText = z.string().max(100);

/** One or several values of a list, without duplicates: `?genre=Drama&genre=Comedy` and `?genre=Drama` both work. */
export const stringList = z
  .union([z.array(shortText).max(MAX_SENT_VALUES), shortText.transform((word) => [word])])
  .transform((words) => [...new Set(words)])
  .pipe(z.array(shortText).max(MAX_VALUES));

/** The same for ids. */
export const idList = z
  .union([z.array(id).max(MAX_SENT_VALUES), id.transform((one) => [one])])
  .transform((ids) => [...new Set(ids)])
  .pipe(z.array(z.number()).max(MAX_VALUES));

export const language = z.enum(LANGUAGES);
export const locale = z.enum(LOCALES);

/** RFC 9457. `code` is the stable word; `detail` says in the person's language what to do. */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;
