/** Edits of films by the owner: what is sent, and what the form shows. */
import { z } from "zod";
import { id, instant, language } from "./conventions.ts";
import { CREDIT_JOBS, EDIT_LIMITS, EDITABLE_FIELDS } from "./editableFields.ts";
import { MAX_EDITED_FILMS } from "./limits.ts";
import { ownerRoute } from "./route.ts";
import { shownName } from "./visibleNames.ts";

const field = z.enum(EDITABLE_FIELDS);
const year = z.number().int().min(EDIT_LIMITS.firstYear).max(EDIT_LIMITS.lastYear);
const genres = z.array(shownName(1, EDIT_LIMITS.genre)).max(EDIT_LIMITS.genres);
const tags = z.array(shownName(1, EDIT_LIMITS.tag)).max(EDIT_LIMITS.tags);

const editedCredit = z.object({
  /** A person of the library; null for one that only has a name. */
  personId: z.number().int().positive().nullable(),
  name: shownName(1, EDIT_LIMITS.personName),
  job: z.enum(CREDIT_JOBS),
  character: shownName(0, EDIT_LIMITS.character).nullable(),
});
export type CreditInput = z.infer<typeof editedCredit>;

/** New values; null, or an empty list, leaves the film without one. Nobody else's value is shown then. */
const newValues = z
  .object({
    title: shownName(1, EDIT_LIMITS.title),
    /** Null: the rules for articles decide. */
    sortTitle: shownName(1, EDIT_LIMITS.title).nullable(),
    originalTitle: shownName(1, EDIT_LIMITS.title).nullable(),
    year: year.nullable(),
    overview: z.string().trim().normalize("NFC").max(EDIT_LIMITS.overview).nullable(),
    tagline: shownName(0, EDIT_LIMITS.tagline).nullable(),
    genres,
    certification: shownName(1, EDIT_LIMITS.certification).nullable(),
    /** By name: one that other films are in, or a new one. */
    collection: shownName(1, EDIT_LIMITS.collection).nullable(),
    /** Everybody, in order. */
    credits: z.array(editedCredit).max(EDIT_LIMITS.credits),
  })
  .partial();

const fields = z.array(field).max(EDITABLE_FIELDS.length).default([]);

export const filmEdit = z
  .object({
    /** The language that title, summary and tagline are edited in; null: all of them. */
    language: language.nullable().default(null),
    set: newValues.default({}),
    addGenres: genres.default([]),
    removeGenres: genres.default([]),
    addTags: tags.default([]),
    removeTags: tags.default([]),
    /** Keeps what is shown, whatever providers say. What is set is locked, unless it is named in `unlock`. */
    lock: fields,
    /** The next answer of a provider replaces the edit. */
    unlock: fields,
    /** Shows again what providers and files state. */
    reset: fields,
  })
  .refine(({ set, reset }) => reset.every((name) => !(name in set)), "A field is either set or reset.");
export type FilmEdit = z.infer<typeof filmEdit>;

const shownValues = z.object({
  title: z.string().nullable(),
  sortTitle: z.string().nullable(),
  originalTitle: z.string().nullable(),
  year: z.number().int().nullable(),
  overview: z.string().nullable(),
  tagline: z.string().nullable(),
  genres: z.array(z.string()),
  certification: z.string().nullable(),
  collection: z.string().nullable(),
  credits: z.array(
    z.object({ personId: z.number().int(), name: z.string(), job: z.string(), character: z.string().nullable() }),
  ),
});
export type EditableValues = z.infer<typeof shownValues>;

const editForm = z.object({
  filmId: z.number().int(),
  /** The language of title, summary and tagline. */
  language,
  shown: shownValues,
  /** What a reset shows. */
  provided: shownValues,
  /** Who states each of `provided`, and when. */
  sources: z.partialRecord(field, z.object({ origin: z.string(), at: instant.nullable() })),
  edited: z.array(field),
  locked: z.array(field),
  tags: z.array(z.string()),
});
export type EditForm = z.infer<typeof editForm>;

const routeTags = ["films"];

export const filmEdits = {
  edit: ownerRoute
    .route({
      method: "POST",
      path: "/api/films/edit",
      tags: routeTags,
      summary: "Edit, lock, unlock or reset fields of films, and their tags; many films are edited by a job",
    })
    .input(z.object({ filmIds: z.array(z.number().int().positive()).min(1).max(MAX_EDITED_FILMS), edit: filmEdit }))
    .output(
      z.object({
        /** Films that were changed; null while a job changes them. */
        changed: z.number().int().nullable(),
        jobId: z.number().int().nullable(),
        /** The journal's entry, which undoes it; null where nothing changed. */
        entryId: z.number().int().nullable(),
      }),
    ),
  editForm: ownerRoute
    .route({
      method: "GET",
      path: "/api/films/{id}/edit",
      tags: routeTags,
      summary: "What the owner can edit of a film: as shown, as stated by others, and what is locked",
    })
    .input(z.object({ id, language: language.optional() }))
    .output(editForm),
};
