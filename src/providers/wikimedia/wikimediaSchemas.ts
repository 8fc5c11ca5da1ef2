import { z } from "zod";
import { anyValue, type ParsedRows, requiredRows, rowsOf } from "../lenientSchemas.ts";

const itemId = z.string().regex(/^Q\d{1,12}$/);

export const searchAnswer = z.object({
  query: z.object({ search: requiredRows(z.object({ title: itemId })) }),
});
export const labelSearchAnswer = z.object({ search: requiredRows(z.object({ id: itemId })) });

const text = z.object({ language: z.string().optional(), value: z.string() });
/** Texts, links to items, texts with a language, times and quantities, as far as they are read. */
const claimValue = z.union([
  z.string().min(1),
  z.looseObject({
    id: z.string().optional(),
    text: z.string().optional(),
    language: z.string().optional(),
    time: z.string().optional(),
    precision: z.number().optional(),
    calendarmodel: z.string().optional(),
    amount: z.string().optional(),
    unit: z.string().optional(),
  }),
]);
const mainsnak = z.discriminatedUnion("snaktype", [
  z.object({ snaktype: z.literal("value"), datavalue: z.object({ value: claimValue }) }),
  z.object({ snaktype: z.enum(["novalue", "somevalue"]), datavalue: anyValue }),
]);
const statement = z.object({ rank: z.enum(["preferred", "normal", "deprecated"]), mainsnak });
export type Statement = z.infer<typeof statement>;

/** The statements that are read. A famous film has hundreds of others, which are not validated. */
const READ_PROPERTIES = new Set([
  "P19", // place of birth
  "P31", // kind
  "P50", // author
  "P57", // director
  "P58", // writer
  "P86", // composer
  "P136", // genre
  "P161", // cast
  "P162", // producer
  "P179", // series
  "P272", // production company
  "P344", // cinematographer
  "P345", // IMDb id
  "P495", // country
  "P569", // born
  "P570", // died
  "P577", // release
  "P856", // official website
  "P1040", // editor
  "P1476", // original title
  "P1877", // after a work by
  "P2047", // duration
  "P4947", // TMDB id of a film
  "P4985", // TMDB id of a person
]);

/** Empty blocks arrive as `[]` instead of `{}`: both are "nothing". */
const block = z.union([z.record(z.string(), z.unknown()), z.array(z.never()).transform(() => ({}))]);

/** Entries by key: one that cannot be read makes the whole unusable, since nobody could tell what is missing. */
function recordOf<T>(value: z.ZodType<T>) {
  return block.transform((given, context): ReadonlyMap<string, T> => {
    const read = new Map<string, T>();
    for (const [key, entry] of Object.entries(given)) {
      const parsed = value.safeParse(entry);
      if (!parsed.success) {
        context.addIssue({ code: "custom", message: `${key} cannot be read` });
        return z.NEVER;
      }
      read.set(key, parsed.data);
    }
    return read;
  });
}

/** The statements that are read: a property of which none can be read makes the item unusable. */
const claims = block.transform((given, context) => {
  const read = new Map<string, ParsedRows<Statement>>();
  for (const [property, rows] of Object.entries(given)) {
    if (!READ_PROPERTIES.has(property)) continue;
    const parsed = requiredRows(statement).safeParse(rows);
    if (!parsed.success) {
      context.addIssue({ code: "custom", message: `${property} cannot be read` });
      return z.NEVER;
    }
    read.set(property, parsed.data);
  }
  return read;
});

const nothing = () => new Map<string, never>();

/** `""` in the first format of `api.php`, and in the second where an item was deleted; else true. */
const missing = z
  .union([z.literal(""), z.boolean()])
  .nullish()
  .transform((value) => value === "" || value === true);

const entity = z.object({
  /** Absent when nothing was found, for example a title without a page. */
  id: itemId.optional(),
  missing,
  redirects: z.object({ from: z.string(), to: z.string() }).nullish(),
  labels: recordOf(text)
    .optional()
    .transform((labels) => labels ?? nothing()),
  aliases: recordOf(requiredRows(text))
    .optional()
    .transform((aliases) => aliases ?? nothing()),
  claims: claims.optional(),
  sitelinks: recordOf(z.object({ title: z.string() }))
    .optional()
    .transform((sitelinks) => sitelinks ?? nothing()),
});
export type WikibaseEntity = z.infer<typeof entity>;
export type PresentEntity = WikibaseEntity & { readonly id: string };

export const entitiesAnswer = z.object({ entities: recordOf(entity) });

/** A missing value is valid here, null is not. */
const optionalText = z
  .string()
  .optional()
  .transform((value) => value?.trim() || null);

const page = z.object({
  title: z.string(),
  extract: optionalText,
  fullurl: optionalText,
  missing,
  pageprops: z
    .object({ wikibase_item: optionalText, disambiguation: z.union([z.string(), z.boolean()]).nullish() })
    .optional()
    .transform((value) => value ?? null),
});
export type ArticlePage = z.infer<typeof page>;

/** A list; an object with numeric keys in the first format of `api.php`. */
const pages = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown()).transform(Object.values)]);

const renaming = z.object({ from: z.string(), to: z.string() });
export const leadsAnswer = z.object({
  continue: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  query: z
    .object({ pages: pages.pipe(requiredRows(page)), normalized: rowsOf(renaming), redirects: rowsOf(renaming) })
    .optional(),
});
export type LeadsAnswer = z.infer<typeof leadsAnswer>;
