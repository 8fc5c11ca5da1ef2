import { z } from "zod";
import { id, pageOf, pageQuery, sentNumber } from "./conventions.ts";
import { filmCard } from "./filmShapes.ts";
import { journalEntry } from "./program.ts";
import { personalRoute, personalRouteForKids } from "./route.ts";

const MAX_NOTE_LENGTH = 20_000;
const MAX_TAGS = 50;
const MAX_TAG_LENGTH = 100;

/** A valid calendar date, `YYYY-MM-DD`. */
const day = z.iso.date();
const rating = z.number().min(0.5).max(5).multipleOf(0.5);

/** The fields of one viewing that the user can edit. */
const viewing = z.object({
  watchedOn: day,
  rewatch: z.boolean(),
  /** The user's rating at that time. */
  rating: rating.nullable(),
  note: z.string().trim().min(1).max(MAX_NOTE_LENGTH).nullable(),
  place: z.enum(["cinema", "elsewhere"]).nullable(),
  tags: z.array(z.string().trim().min(1).max(MAX_TAG_LENGTH)).max(MAX_TAGS),
});

export const diaryEntry = z.object({
  id: z.number().int(),
  /** Null for a film that is not in the library. */
  filmId: z.number().int().nullable(),
  title: z.string(),
  year: z.number().int().nullable(),
  film: filmCard.nullable(),
  watchedOn: z.string(),
  rewatch: z.boolean(),
  rating: z.number().nullable(),
  note: z.string().nullable(),
  place: z.enum(["cinema", "elsewhere"]).nullable(),
  tags: z.array(z.string()),
  /** `hand` for an entry the user made, otherwise the format of the import. */
  origin: z.string(),
});
export type DiaryEntryAnswer = z.infer<typeof diaryEntry>;

/** Of any day that an entry may have. */
const year = sentNumber(z.number().int().min(0).max(9_999));
const counted = z.object({ name: z.string(), count: z.number().int() });
const person = counted.extend({ personId: z.number().int() });
const namedViewing = diaryEntry.pick({ filmId: true, title: true, year: true, watchedOn: true, film: true }).extend({
  /** The rating at that time, else the present one. */
  stars: z.number().nullable(),
});

const yearInReview = z.object({
  year: z.number().int(),
  viewings: z.number().int(),
  /** Different films. */
  films: z.number().int(),
  rewatches: z.number().int(),
  /** Of viewings of films with a known length. */
  minutes: z.number(),
  /** Viewings of films without one. */
  withoutLength: z.number().int(),
  /** Viewings of each month, January first. */
  months: z.array(z.number().int()),
  /** Of films of the library. */
  genres: z.array(counted),
  directors: z.array(person),
  actors: z.array(person),
  first: namedViewing.nullable(),
  last: namedViewing.nullable(),
  /** The films that were rated best. */
  best: z.array(namedViewing),
});
export type YearInReview = z.infer<typeof yearInReview>;

const tags = ["personal"];

/** The dates on which the user watched each film. */
export const diary = {
  list: personalRouteForKids
    .route({ method: "GET", path: "/api/me/diary", tags, summary: "My diary, the latest day first" })
    .input(
      pageQuery.extend({
        period: z
          .string()
          .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/)
          .optional()
          .describe("A year, `2024`, or a month, `2024-05`."),
        filmId: id.optional(),
      }),
    )
    .output(pageOf(diaryEntry)),
  years: personalRouteForKids
    .route({ method: "GET", path: "/api/me/diary/years", tags, summary: "Years of my diary, the latest first" })
    .output(z.object({ items: z.array(z.object({ year: z.number().int(), viewings: z.number().int() })) })),
  review: personalRouteForKids
    .route({ method: "GET", path: "/api/me/diary/years/{year}", tags, summary: "What I watched in a year" })
    .input(z.object({ year }))
    .output(yearInReview),
  add: personalRouteForKids
    .route({
      method: "POST",
      path: "/api/me/diary",
      successStatus: 201,
      tags,
      summary: "Add a viewing; the film counts as watched",
    })
    .input(viewing.partial().extend({ filmId: z.number().int().positive(), watchedOn: day }))
    .output(diaryEntry),
  change: personalRouteForKids
    .route({ method: "PUT", path: "/api/me/diary/{id}", tags, summary: "Change a viewing; what is not sent stays" })
    .input(
      viewing
        .partial()
        .extend({ id })
        .refine((change) => Object.keys(change).length > 1, "Nothing is changed: the body names no field."),
    )
    .output(diaryEntry),
  remove: personalRouteForKids
    .route({ method: "DELETE", path: "/api/me/diary/{id}", successStatus: 204, tags, summary: "Remove a viewing" })
    .input(z.object({ id })),
  undo: personalRoute
    .route({
      method: "POST",
      path: "/api/me/journal/{id}/undo",
      tags,
      summary: "Undo an act on my diary; the journal has it for me alone",
    })
    .input(z.object({ id }))
    .output(journalEntry),
};
