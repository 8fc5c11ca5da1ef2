import { z } from "zod";
import { CREDIT_JOBS, EDIT_LIMITS, TEXT_FIELDS } from "../../../contract/editableFields.ts";
import { LANGUAGES } from "../../../contract/languages.ts";
import { shownName } from "../../../contract/visibleNames.ts";
import type { ExportedEdit, ExportedFilm, ExportVisitor } from "../exportRows.ts";
import { exportedFilm } from "./exportedFilm.ts";

/** Lengths and numbers that an edit of an export may have: more than any that this program writes. */
const MAX = { text: 20_000, name: 1_000, list: 500, code: 40 } as const;
/** Characters of an image in Base64. */
const MAX_IMAGE_LENGTH = 900_000;

/** At a provider's image host. */
const IMAGE_PATH = /^\/[\w.-]{1,100}$/;

const name = shownName(0, MAX.name);
const code = shownName(0, MAX.code);
const names = z.array(name).max(MAX.list);
/** `EDIT_LIMITS.tags` is for one edit: a film may have got more by several. */
const tags = z.array(shownName(1, EDIT_LIMITS.tag)).max(MAX.list);
const text = z.string().max(MAX.text);
const credit = z
  .object({
    provider: z.string().regex(/^[a-z]{1,20}$/),
    providerId: shownName(1, MAX.name),
    name: shownName(1, MAX.name),
    job: z.enum(CREDIT_JOBS),
    character: name.nullable(),
  })
  .refine(({ provider, providerId }) => provider !== "tmdb" || /^\d{1,12}$/.test(providerId));
const image = z.union([
  z.object({ provider: z.literal("tmdb"), path: z.string().regex(IMAGE_PATH) }),
  z.object({ webp: z.base64().max(MAX_IMAGE_LENGTH) }),
  z.object({ omitted: z.enum(["too_large", "missing"]) }),
]);

/** The values of each field, as facts store them. */
const VALUES: Readonly<Record<string, z.ZodType>> = {
  title: shownName(1, MAX.name),
  sortTitle: name.nullable(),
  originalTitle: name.nullable(),
  year: z.number().int().min(1870).max(2100).nullable(),
  overview: text.nullable(),
  tagline: text.nullable(),
  genres: names,
  certification: z
    .array(z.object({ country: code, certification: code }))
    .max(MAX.list)
    .nullable(),
  collection: z.object({ id: z.union([name, z.number().int()]), name }).nullable(),
  credits: z.array(credit).max(MAX.list),
  tags: z.object({ added: tags, removed: tags }),
  logo: z.object({ path: z.string().regex(IMAGE_PATH), width: z.number(), height: z.number() }),
  poster: image,
  backdrop: image,
};

const editRow = z.object({
  title: z.string(),
  year: z.number().int().nullable().catch(null),
  tmdbId: z.number().int().nullable().catch(null),
  imdbId: z.string().nullable().catch(null),
  wikidataId: z.string().nullable().catch(null),
  shownTitle: z.string().optional().catch(undefined),
  shownYear: z.number().int().nullable().optional().catch(undefined),
  field: z.string(),
  language: z.enum(["", ...LANGUAGES]),
  value: z.unknown(),
  locked: z.boolean(),
});

/** Whether an object of an export is meant as an edit, however damaged. */
export function isEditRow(object: unknown): object is { readonly title?: unknown; readonly year?: unknown } {
  return typeof object === "object" && object !== null && "field" in object && "value" in object;
}

/** Reads an edit, or reports it with its film. @param path of the export's file */
export function readEdit(
  object: { readonly title?: unknown; readonly year?: unknown },
  path: string,
  visitor: Pick<ExportVisitor, "edit" | "skipped">,
): void {
  const found = parseEdit(object);
  if (found) {
    visitor.edit(found);
    return;
  }
  const title = typeof object.title === "string" ? object.title.slice(0, MAX.name) : null;
  const year = typeof object.year === "number" ? Math.trunc(object.year) : null;
  visitor.skipped({ reason: "edit_invalid", file: path, line: null, title, year });
}

function parseEdit(object: unknown): ExportedEdit | null {
  const row = editRow.safeParse(object);
  if (!row.success) return null;
  const { field, language, locked, shownTitle, shownYear = null, ...said } = row.data;
  const film = exportedFilm({ ...said, tmdb: said.tmdbId, imdb: said.imdbId, wikidata: said.wikidataId });
  const value = Object.hasOwn(VALUES, field) ? VALUES[field]?.safeParse(row.data.value) : undefined;
  const isText = TEXT_FIELDS.some((text) => text === field);
  if (!film || !value?.success || (language !== "" && !isText)) return null;
  const shown = shownTitle === undefined ? null : exportedFilm({ title: shownTitle, year: shownYear });
  return { ...film, field, language, locked, shownAs: shown && named(shown), value: value.data };
}

const named = ({ title, year }: ExportedFilm) => ({ title, year });
