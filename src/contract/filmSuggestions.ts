/** Films like one, films for a person, and films that one could get. */
import { z } from "zod";
import { id, pageOf, pageQuery, sentNumber } from "./conventions.ts";
import { filmCard, picture } from "./filmShapes.ts";
import { libraryRouteForKids, personalRouteForKids } from "./route.ts";

export const similarFilm = z.object({
  tmdbId: z.number().int(),
  filmId: z.number().int().nullable(),
  title: z.string(),
  year: z.number().int().nullable(),
  poster: picture.nullable(),
  inLibrary: z.boolean(),
});
export type SimilarFilm = z.infer<typeof similarFilm>;

export const recommendation = z.object({
  film: filmCard,
  backdrop: picture.nullable(),
  score: z.number(),
  reason: z.object({ kind: z.string(), text: z.string(), filmIds: z.array(z.number().int()) }),
});
export type Recommendation = z.infer<typeof recommendation>;

/** 0 to 1. */
const share = sentNumber(z.number().min(0).max(1));
const tags = ["films"];

export const filmSuggestions = {
  similar: libraryRouteForKids
    .route({ method: "GET", path: "/api/films/{id}/similar", tags, summary: "Films like this one, owned first" })
    .input(pageQuery.extend({ id }))
    .output(pageOf(similarFilm)),
  discoveries: personalRouteForKids
    .route({
      method: "GET",
      path: "/api/me/discoveries",
      tags,
      summary: "Films that one could get, for the person who is logged in",
    })
    .input(pageQuery.pick({ limit: true }))
    .output(
      z.object({
        items: z.array(
          z.object({
            title: z.string(),
            year: z.number().int().nullable(),
            tmdbId: z.number().int().nullable(),
            imdbId: z.string().nullable(),
            score: z.number(),
            reason: z.string(),
          }),
        ),
      }),
    ),
  seenRecommendations: personalRouteForKids
    .route({
      method: "POST",
      path: "/api/me/recommendations/seen",
      successStatus: 204,
      tags,
      summary: "Suggested films that were really on the screen; only they count as shown",
    })
    .input(z.object({ filmIds: z.array(id).min(1).max(200) }))
    .output(z.void()),
  recommendations: personalRouteForKids
    .route({ method: "GET", path: "/api/me/recommendations", tags, summary: "For the person who is logged in" })
    .input(
      pageQuery.extend({
        exploration: share.optional().describe("Share of ranks for films of the long tail, 0 to 1."),
        adventure: share.default(0).describe("The name that `exploration` had in 0.1; `exploration` comes before it."),
      }),
    )
    .output(
      pageOf(recommendation).extend({
        model: z.object({ version: z.number().int(), kind: z.string() }).nullable(),
        coldStart: z.boolean(),
        /** Ratings that are missing until the list is personal. */
        ratingsMissing: z.number().int(),
      }),
    ),
};
