import { z } from "zod";
import { sentNumber } from "./conventions.ts";
import { filmCard } from "./filmShapes.ts";
import { libraryRouteForKids, personalRouteForKids } from "./route.ts";

const MAX_MINUTES = 1_000;
const userId = z.string().min(1).max(200);
/** A film with the stars of both: ratings, or estimates of films for tonight. */
const filmOfBoth = z.object({ film: filmCard, mine: z.number(), theirs: z.number() });

const comparison = z.object({
  displayName: z.string(),
  ratedByBoth: z.number().int(),
  /** 0 to 1; null with too few films that both rated. */
  agreement: z.number().nullable(),
  bothLoved: z.array(filmOfBoth),
  differMost: z.array(filmOfBoth),
});
export type TasteComparison = z.infer<typeof comparison>;
const tags = ["personal"];

/** Comparing one's taste with others, who must have allowed it. */
export const taste = {
  sharing: personalRouteForKids
    .route({ method: "GET", path: "/api/me/taste", tags, summary: "Whether I share my taste, and who shares theirs" })
    .output(
      z.object({ isShared: z.boolean(), members: z.array(z.object({ userId: z.string(), displayName: z.string() })) }),
    ),
  setSharing: personalRouteForKids
    .route({
      method: "PUT",
      path: "/api/me/taste",
      successStatus: 204,
      tags,
      summary: "Let the others of the household compare their ratings with mine, or no longer",
    })
    .input(z.object({ isShared: z.boolean() })),
  compare: libraryRouteForKids
    .route({
      method: "GET",
      path: "/api/taste/{userId}",
      tags,
      summary: "My ratings and those of a member who allows it: agreement, both loved, differ most",
    })
    .input(z.object({ userId }))
    .output(comparison),
  tonight: libraryRouteForKids
    .route({
      method: "GET",
      path: "/api/taste/{userId}/tonight",
      tags,
      summary: "Films that neither of us has watched and both will probably like",
    })
    .input(z.object({ userId, minutes: sentNumber(z.number().int().min(1).max(MAX_MINUTES)).optional() }))
    .output(z.object({ items: z.array(filmOfBoth) })),
};
