import { z } from "zod";
import { picture } from "./filmShapes.ts";

/** What a provider says of a person, fetched when their page is opened. */
export const personProfile = z.object({
  biography: z
    .object({
      text: z.string(),
      /** ISO 639-1. */
      language: z.string(),
      source: z.enum(["tmdb", "wikipedia"]),
      /** The whole article; null for a text without a page of its own. */
      url: z.string().nullable(),
    })
    .nullable(),
  /** `YYYY-MM-DD`, or `YYYY` where the day is not known. */
  birthday: z.string().nullable(),
  deathday: z.string().nullable(),
  placeOfBirth: z.string().nullable(),
  links: z.array(z.object({ site: z.enum(["tmdb", "imdb", "wikidata"]), url: z.string() })),
  /** Their films that are not in the library, the newest first. */
  missingFilms: z.array(
    z.object({
      tmdbId: z.number().int(),
      title: z.string(),
      year: z.number().int().nullable(),
      poster: picture.nullable(),
      /** What they did: `actor`, `director` … */
      jobs: z.array(z.string()),
      character: z.string().nullable(),
    }),
  ),
});
export type PersonProfile = z.infer<typeof personProfile>;
