import { z } from "zod";
import { anyValue, rowsOf, textOrNull } from "../lenientSchemas.ts";

export const searchAnswer = z.object({
  query: z.object({ search: rowsOf(z.object({ title: z.string() })) }),
});
export const labelSearchAnswer = z.object({ search: rowsOf(z.object({ id: z.string() })) });

const text = z.object({ language: z.string().optional(), value: z.string() });
const statement = z.object({
  rank: z.string(),
  mainsnak: z.object({ snaktype: z.string(), datavalue: anyValue }),
});
export type Statement = z.infer<typeof statement>;

/** The statements that are read. A famous film has hundreds of others, which are not validated. */
const READ_PROPERTIES = new Set([
  "P31", // kind
  "P57", // director
  "P58", // writer
  "P86", // composer
  "P136", // genre
  "P161", // cast
  "P162", // producer
  "P179", // series
  "P344", // cinematographer
  "P345", // IMDb id
  "P495", // country
  "P577", // release
  "P1040", // editor
  "P1476", // original title
  "P2047", // duration
  "P4947", // TMDB id of a film
]);

/** Empty blocks arrive as `[]` instead of `{}`: both are "nothing". */
function recordOf<T>(value: z.ZodType<T>, isRead: (key: string) => boolean = () => true) {
  return anyValue.transform((given): ReadonlyMap<string, T> => {
    const entries = typeof given === "object" && given !== null && !Array.isArray(given) ? Object.entries(given) : [];
    return new Map(
      entries.flatMap(([key, entry]) => {
        if (!isRead(key)) return [];
        const parsed = value.safeParse(entry);
        return parsed.success ? [[key, parsed.data] as const] : [];
      }),
    );
  });
}

const entity = z.object({
  id: z.string(),
  missing: anyValue.transform((value) => value !== undefined),
  redirects: z.object({ from: z.string(), to: z.string() }).optional().catch(undefined),
  labels: recordOf(text),
  aliases: recordOf(rowsOf(text)),
  claims: recordOf(rowsOf(statement), (property) => READ_PROPERTIES.has(property)),
  sitelinks: recordOf(z.object({ title: z.string() })),
});
export type WikibaseEntity = z.infer<typeof entity>;

export const entitiesAnswer = z.object({ entities: recordOf(entity) });

const page = z.object({
  title: z.string(),
  extract: textOrNull,
  fullurl: textOrNull,
  missing: anyValue.transform((value) => value !== undefined && value !== false),
  pageprops: z
    .object({ wikibase_item: textOrNull, disambiguation: anyValue })
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
});
export type ArticlePage = z.infer<typeof page>;

const renaming = z.object({ from: z.string(), to: z.string() });
export const leadsAnswer = z.object({
  continue: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .catch(undefined),
  query: z.object({ pages: rowsOf(page), normalized: rowsOf(renaming), redirects: rowsOf(renaming) }).optional(),
});
export type LeadsAnswer = z.infer<typeof leadsAnswer>;
