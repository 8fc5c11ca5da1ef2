/** What a person says of a film: a rating, watched or not, and what should not be suggested. */
import { z } from "zod";
import { FIELD_ALIASES } from "./aliases.ts";
import { id } from "./conventions.ts";
import { requestWithFormerFields } from "./formerFields.ts";
import { personalRouteForKids } from "./route.ts";

/** A hundred hours: longer than any film. */
const MAX_POSITION_SECONDS = 360_000;
const tags = ["films"];

export const filmMarks = {
  rate: personalRouteForKids
    .route({ method: "PUT", path: "/api/films/{id}/rating", successStatus: 204, tags, summary: "Rate a film" })
    .input(z.object({ id, value: z.number().min(0.5).max(5).multipleOf(0.5) })),
  unrate: personalRouteForKids
    .route({
      method: "DELETE",
      path: "/api/films/{id}/rating",
      successStatus: 204,
      tags,
      summary: "Take a rating back",
    })
    .input(z.object({ id })),
  setWatched: personalRouteForKids
    .route({
      method: "PUT",
      path: "/api/films/{id}/watched",
      successStatus: 204,
      tags,
      summary: "Watched or not, and how far",
    })
    .input(
      z.object({ id, watched: z.boolean(), positionSeconds: z.number().min(0).max(MAX_POSITION_SECONDS).optional() }),
    ),
  setDismissed: personalRouteForKids
    .route({
      method: "PUT",
      path: "/api/films/{id}/dismissed",
      successStatus: 204,
      tags,
      summary: "Suggest a film to me no more, or again",
    })
    .input(requestWithFormerFields(z.object({ id, dismissed: z.boolean() }), FIELD_ALIASES.dismissal)),
  setLessLikeThis: personalRouteForKids
    .route({
      method: "PUT",
      path: "/api/films/{id}/less-like-this",
      successStatus: 204,
      tags,
      summary: "Suggest a film to me no more, and fewer films like it; or again",
    })
    .input(z.object({ id, lessLikeThis: z.boolean() })),
};
