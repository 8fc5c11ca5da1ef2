/** Subtitles that a provider has for a file. Only the owner looks for them, with their account. */
import { z } from "zod";
import { id } from "./conventions.ts";
import { ownerRoute } from "./route.ts";

const MAX_LANGUAGES = 5;
const language = z.string().regex(/^[a-z]{2,3}(?:-[a-z]{2,4})?$/i);

const subtitleOffer = z.object({
  /** The provider's. */
  id: z.string(),
  language: z.string(),
  release: z.string(),
  downloads: z.number(),
  isOfSameFile: z.boolean(),
  isForDeaf: z.boolean(),
  isForced: z.boolean(),
  isMachineTranslated: z.boolean(),
});
export type SubtitleOfferAnswer = z.infer<typeof subtitleOffer>;

const account = z.object({
  apiKey: z.string().trim().min(8).max(200),
  username: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(200),
});

const tags = ["files"];

export const subtitleSearch = {
  provider: ownerRoute
    .route({ method: "GET", path: "/api/subtitles/provider", tags, summary: "Whether subtitles can be looked for" })
    .output(z.object({ name: z.string(), isConfigured: z.boolean() })),
  setAccount: ownerRoute
    .route({
      method: "PUT",
      path: "/api/subtitles/provider",
      successStatus: 204,
      tags,
      summary: "The owner’s account at OpenSubtitles, checked there before it is stored; null forgets it",
    })
    .input(z.object({ account: account.nullable() })),
  find: ownerRoute
    .route({
      method: "GET",
      path: "/api/files/{id}/subtitle-offers",
      tags,
      summary: "Subtitles that the provider has for a file, the best first; asked outside each time",
    })
    .input(
      z.object({
        id,
        language: z.union([z.array(language).max(MAX_LANGUAGES), language.transform((one) => [one])]).default([]),
      }),
    )
    .output(z.object({ items: z.array(subtitleOffer) })),
  attach: ownerRoute
    .route({
      method: "POST",
      path: "/api/files/{id}/subtitle-offers",
      successStatus: 201,
      tags,
      summary: "Fetch one of them and attach it to the file; nothing is written to the film’s folder",
    })
    .input(
      z.object({
        id,
        offer: z.object({
          id: z.string().regex(/^\d{1,15}$/),
          language,
          isForDeaf: z.boolean(),
          isForced: z.boolean(),
        }),
      }),
    )
    .output(z.object({ track: z.string(), given: z.string(), remaining: z.number().nullable() })),
};
