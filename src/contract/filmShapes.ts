/** What the API says of a film: on a card, of its files, and in full. */
import { z } from "zod";
import { instant } from "./conventions.ts";

/** `url` is answered by the engine; `placeholder` is a thumbhash, base64. */
export const picture = z.object({ url: z.string(), placeholder: z.string().nullable() });

/** The stars that a film is estimated to get from the person who asks. */
const filmEstimate = z.object({
  /** 0.5 to 5. */
  stars: z.number(),
  /** By how many stars such an estimate is off, on average. */
  margin: z.number(),
  confidence: z.enum(["low", "medium", "high"]),
  /** What estimated: `household`, the person's own ratings and the films' content; `svd`, a trained model; `blend`, both. */
  model: z.enum(["household", "svd", "blend"]),
  /** Of the trained model. */
  modelVersion: z.number().int().nullable(),
});
export type FilmEstimate = z.infer<typeof filmEstimate>;

export const filmCard = z.object({
  id: z.number().int(),
  title: z.string(),
  originalTitle: z.string().nullable(),
  year: z.number().int().nullable(),
  poster: picture.nullable(),
  genres: z.array(z.string()),
  runtimeMinutes: z.number().nullable(),
  userRating: z.number().nullable(),
  /** The user's estimated rating. Null for a film that they rated or that is not identified, and with too few ratings. */
  estimate: filmEstimate.nullable(),
  watched: z.boolean(),
  /** How much of it the user has watched, 0 to 1. Null when it was not started, or is finished. */
  progress: z.number().min(0).max(1).nullable(),
  /** None of its files can be played, and why. */
  problem: z.enum(["missing", "offline", "failed"]).nullable(),
  state: z.enum(["identified", "unidentified"]),
});
export type FilmCard = z.infer<typeof filmCard>;

export const filmFile = z.object({
  id: z.number().int(),
  path: z.string(),
  state: z.string(),
  edition: z.string().nullable(),
  part: z.number().int().nullable(),
  sizeBytes: z.number(),
  container: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  videoCodec: z.string().nullable(),
  /** `High`, `Main 10`, … */
  videoProfile: z.string().nullable().optional(),
  /** Bits of a sample: 8, 10, 12. */
  bitDepth: z.number().nullable().optional(),
  /** Average frames per second. */
  frameRate: z.number().nullable().optional(),
  variableFrameRate: z.boolean().optional(),
  interlaced: z.boolean().optional(),
  /** Displayed width and height, after correction for non-square pixels and before `rotation`. */
  aspectRatio: z.number().nullable().optional(),
  /** Degrees clockwise: 0, 90, 180, 270. */
  rotation: z.number().optional(),
  hdr: z.string().nullable(),
  /** `compatibility`: the format for players without Dolby Vision; 0 none, 1 HDR10, 2 SDR, 4 HLG, 6 Blu-ray's HDR10. */
  dolbyVision: z.object({ profile: z.number(), compatibility: z.number().nullable() }).nullable().optional(),
  audio: z.array(
    z.object({
      codec: z.string().nullable(),
      channels: z.number().nullable(),
      language: z.string().nullable(),
      title: z.string().nullable().optional(),
      /** `DTS-HD MA`, `Dolby Digital Plus + Dolby Atmos`, … */
      profile: z.string().nullable().optional(),
      /** `mono`, `stereo`, `5.1(side)`, … */
      layout: z.string().nullable().optional(),
      isDefault: z.boolean().optional(),
      commentary: z.boolean().optional(),
      forVisuallyImpaired: z.boolean().optional(),
    }),
  ),
  /** `start` in seconds; sorted by start. */
  chapters: z.array(z.object({ start: z.number(), title: z.string().nullable() })).optional(),
  /** Tracks of the file, and subtitle files, which `file` names. */
  subtitles: z.array(
    z.object({
      codec: z.string().nullable(),
      language: z.string().nullable(),
      file: z.string().optional(),
      forced: z.boolean().optional(),
      forDeaf: z.boolean().optional(),
      title: z.string().nullable().optional(),
      isDefault: z.boolean().optional(),
      commentary: z.boolean().optional(),
    }),
  ),
  /** Its sidecar NFO, and why it was not read. */
  nfo: z.object({ file: z.string(), error: z.object({ code: z.string(), detail: z.string() }).nullable() }).nullable(),
});

/** What belongs to a film without being a copy of it; `title` is its own name, in addition to the film's. */
export const filmExtra = z.object({ fileId: z.number().int(), title: z.string(), kind: z.enum(["extra", "sample"]) });

export const article = z.object({
  language: z.string(),
  title: z.string(),
  extract: z.string(),
  url: z.string(),
  attribution: z.string(),
});

const enrichment = z.object({
  state: z.enum(["pending", "done", "failed", "unavailable"]),
  updatedAt: instant.nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).optional(),
});

const named = z.object({ name: z.string() });

/** Further details from providers; null or empty where no provider states them. */
const productionFacts = z.object({
  /** ISO 639-1. */
  originalLanguage: z.string().nullable(),
  spokenLanguages: z.array(named.extend({ code: z.string() })),
  /** `code` is ISO 3166-1 alpha-2; names are in the language of films. */
  countries: z.array(named.extend({ code: z.string().nullable() })),
  originCountries: z.array(z.string()),
  studios: z.array(named.extend({ country: z.string().nullable() })),
  keywords: z.array(z.string()),
  /** `Released`, `Post Production` and the like, as TMDB writes them. */
  status: z.string().nullable(),
  homepage: z.string().nullable(),
  /** US dollars. */
  budget: z.number().nullable(),
  revenue: z.number().nullable(),
  /** In the metadata language, else in English, else in any language. */
  trailer: z.object({ site: z.string(), key: z.string(), name: z.string(), url: z.string() }).nullable(),
  /** The country of the language of films comes first. An empty country means any, as the owner's NFO states it. */
  certifications: z.array(z.object({ country: z.string(), certification: z.string() })),
  /** The first public release in each country, `YYYY-MM-DD`; the country of the language of films comes first. */
  releaseDates: z.array(z.object({ country: z.string(), date: z.string() })),
  /** The collection of the film, with its films that are not in the library. */
  collection: z
    .object({
      id: z.string(),
      name: z.string(),
      parts: z.array(
        z.object({
          /** Null for a film of the library that TMDB does not know. */
          tmdbId: z.number().int().nullable(),
          filmId: z.number().int().nullable(),
          title: z.string(),
          year: z.number().int().nullable(),
          releaseDate: z.string().nullable(),
          inLibrary: z.boolean(),
          poster: picture.nullable(),
        }),
      ),
    })
    .nullable(),
  /** Images offered by the provider; `language` is null for images without text. Sizes in pixels. */
  images: z.record(
    z.enum(["posters", "backdrops", "logos"]),
    z.array(z.object({ path: z.string(), language: z.string().nullable(), width: z.number(), height: z.number() })),
  ),
  /** Images of the film without text, from the provider. Sizes in pixels, of the original. */
  stills: z.array(z.object({ url: z.string(), thumbnailUrl: z.string(), width: z.number(), height: z.number() })),
  /** The title as a drawing, in the language of films, without language, or in English. */
  logo: z.object({ url: z.string(), width: z.number(), height: z.number() }).nullable(),
});
export type ProductionFacts = z.infer<typeof productionFacts>;

/** The film's pages on other sites. */
const filmLink = z.object({
  site: z.enum(["tmdb", "imdb", "wikipedia", "wikidata", "letterboxd", "homepage", "facebook", "instagram", "twitter"]),
  url: z.string(),
});
export type FilmLink = z.infer<typeof filmLink>;

export const credit = z.object({
  personId: z.number().int(),
  name: z.string(),
  job: z.string(),
  character: z.string().nullable(),
  portrait: z.string().nullable(),
});

export const filmDetail = filmCard.extend({
  ...productionFacts.shape,
  /** In the country of the language of films, else in any. `YYYY-MM-DD`. */
  releaseDate: z.string().nullable(),
  /** Of that country: the age from which on it may be seen. */
  certification: z.string().nullable(),
  /** The sort title set by the owner or an NFO; null: the title is sorted by the article rules. */
  sortTitle: z.string().nullable(),
  /** The household's words for it: of the owner, and of its NFO files. */
  tags: z.array(z.string()),
  tagline: z.string().nullable(),
  overview: z.string().nullable(),
  backdrop: picture.nullable(),
  credits: z.array(credit),
  files: z.array(filmFile),
  extras: z.array(filmExtra),
  externalIds: z.object({
    tmdb: z.number().int().nullable(),
    imdb: z.string().nullable(),
    wikidata: z.string().nullable(),
    /** Account names. */
    facebook: z.string().optional(),
    instagram: z.string().optional(),
    twitter: z.string().optional(),
  }),
  links: z.array(filmLink),
  articles: z.array(article),
  ratings: z.object({ average: z.number().nullable(), votes: z.number().nullable(), provider: z.string().nullable() }),
  /** Of other sites, as the film's NFO names them: `imdb`, `metacritic`, `tomatometerallcritics` … */
  otherRatings: z.array(
    z.object({ site: z.string(), value: z.number(), outOf: z.number(), votes: z.number().nullable() }),
  ),
  positionSeconds: z.number().nullable(),
  /** Whether the user entered it here. Otherwise an import did, and an undo keeps it. */
  manualEntry: z.object({ rating: z.boolean(), watched: z.boolean() }),
  /** *Not for me*: it is suggested to the person no more. */
  dismissed: z.boolean(),
  /** *Less like this*: it is suggested to the person no more, and films like it less. */
  lessLikeThis: z.boolean(),
  /** The person's lists that contain it. */
  lists: z.array(z.number().int()),
  sources: z.record(z.string(), z.string()),
  /** When each of these fields was fetched or entered. */
  sourceDates: z.record(z.string(), instant),
  enrichment: z.object({ tmdb: enrichment, wikipedia: enrichment }),
  completeness: z.number().min(0).max(1),
});
export type FilmDetail = z.infer<typeof filmDetail>;
