/** Posters, backdrops and logos of a film, to choose from. Images themselves are sent by stream routes. */
import { z } from "zod";
import { id, pageOf, pageQuery, sentNumber } from "./conventions.ts";
import { libraryRoute } from "./route.ts";

/** A logo is the film's title as art. It is chosen from a provider's, and shown in the place of the title. */
export const ARTWORK_KINDS = ["poster", "backdrop", "logo"] as const;
export type ArtworkKind = (typeof ARTWORK_KINDS)[number];

/** Sizes in pixels; `language` is null for an image without text. */
const offeredImage = z.object({
  path: z.string(),
  language: z.string().nullable(),
  width: z.number(),
  height: z.number(),
  /** Where a small version of it is. */
  preview: z.string(),
  isCurrent: z.boolean(),
});
export type OfferedImageAnswer = z.infer<typeof offeredImage>;

/** A hundred hours: longer than any film. */
const MAX_SECONDS = 360_000;
const seconds = sentNumber(z.number().min(0).max(MAX_SECONDS));

const choice = z.discriminatedUnion("from", [
  z.object({ from: z.literal("provider"), path: z.string().max(400) }),
  z.object({ from: z.literal("frame"), fileId: z.number().int().positive(), seconds }),
]);

const done = z.object({
  /** The journal entry, whose undo shows the former image again. */
  entryId: z.number().int(),
});
/** `kind`: one of `ARTWORK_KINDS`; there is nothing at any other address. */
const ofFilm = z.object({ id, kind: z.string().max(20) });
const tags = ["films"];

export const artwork = {
  offered: libraryRoute
    .route({
      method: "GET",
      path: "/api/films/{id}/artwork/{kind}",
      tags,
      summary: "The images that the provider has of a film, fetched when they are first asked for",
    })
    .input(
      pageQuery.extend({
        ...ofFilm.shape,
        language: z
          .string()
          .max(10)
          .optional()
          .describe("ISO 639-1; `none` for images without text; all languages unless given"),
        sort: z.enum(["votes", "size"]).default("votes"),
      }),
    )
    .output(
      pageOf(offeredImage).extend({
        /** Of all images of that kind, the most frequent first; null: without text. */
        languages: z.array(z.object({ language: z.string().nullable(), count: z.number().int() })),
        /** False while the provider cannot be reached: then only those are listed that came with the film's details. */
        isComplete: z.boolean(),
        /** Whether somebody chose the image that is shown now; nothing but a person replaces it. */
        isChosen: z.boolean(),
      }),
    ),
  choose: libraryRoute
    .route({
      method: "PUT",
      path: "/api/films/{id}/artwork/{kind}",
      tags,
      summary:
        "Choose an image of the provider, or a frame of one of the film's files: no refresh replaces it; of logos the provider's only",
    })
    .input(ofFilm.extend({ choice }))
    .output(done),
  reset: libraryRoute
    .route({
      method: "DELETE",
      path: "/api/films/{id}/artwork/{kind}",
      tags,
      summary: "Show the image of the film's folder or of the provider again",
    })
    .input(ofFilm)
    .output(done),
};
