import { z } from "zod";
import { id, pageOf, pageQuery } from "./conventions.ts";
import { libraryRoute, personalRoute } from "./route.ts";

/** A video that is no film: an episode, or one that belongs to no film. */
const notFilm = z.object({
  fileId: z.number().int(),
  path: z.string(),
  kind: z.enum(["episode", "extra", "sample", "other"]),
  /** As its name says it; null for what is no episode. */
  series: z.string().nullable(),
  season: z.number().int().nullable(),
  episode: z.number().int().nullable(),
  durationSeconds: z.number().nullable(),
  /** A frame of it. */
  still: z.string().nullable(),
  isPresent: z.boolean(),
  /** By the person who asks. */
  watched: z.boolean(),
  /** Why it is not in the library. */
  reason: z.enum(["by_hand", "numbered_episode", "series_folder", "extra_without_film", "sample_clip", "other"]),
});
export type NotFilm = z.infer<typeof notFilm>;

const tags = ["files"];

/** Videos that are no films: they stay visible. */
export const notFilms = {
  list: libraryRoute
    .route({
      method: "GET",
      path: "/api/not-films",
      tags,
      summary: "Videos that are no films: episodes by series first",
    })
    .input(pageQuery)
    .output(pageOf(notFilm)),
  setWatched: personalRoute
    .route({
      method: "PUT",
      path: "/api/not-films/{id}/watched",
      successStatus: 204,
      tags,
      summary: "Whether I watched an episode or another video that is no film",
    })
    .input(z.object({ id, watched: z.boolean() })),
};
