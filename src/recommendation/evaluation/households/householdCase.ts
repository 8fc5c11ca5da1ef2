import { z } from "zod";

const stars = z.number().min(0.5).max(5);

/** One household of the benchmark: a member, their ratings, and the library to rank for them. */
export const householdCase = z.object({
  id: z.union([z.number(), z.string()]),
  told_count: z.number().int().nonnegative(),
  /** Film, stars 0.5 to 5, seconds since 1970; oldest first. */
  ratings: z.array(z.tuple([z.number().int(), stars, z.number().optional()])),
  /** Film, stars. */
  held: z.array(z.tuple([z.number().int(), stars])).default([]),
  library: z.array(z.number().int()),
  /** The person's id in a community, whose ratings no model may learn from. */
  community_user: z.number().int().nullish(),
});

export type HouseholdCase = z.infer<typeof householdCase>;

export const describedFilm = z.object({
  movieLensId: z.number().int(),
  year: z.number().int().nullish(),
  genres: z.array(z.string()).nullish(),
  cast: z.array(z.string()).nullish(),
  directors: z.array(z.string()).nullish(),
  writers: z.array(z.string()).nullish(),
  keywords: z.array(z.string()).nullish(),
  overview: z.string().nullish(),
  voteAverage: z.number().nullish(),
  voteCount: z.number().nullish(),
});

export type DescribedFilm = z.infer<typeof describedFilm>;
