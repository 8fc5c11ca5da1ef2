import { z } from "zod";
import { FIELD_ALIASES } from "./aliases.ts";
import { id, instant, pageOf, pageQuery, sentNumber } from "./conventions.ts";
import { sortedFilter } from "./filmFilterSchema.ts";
import { answerWithFormerFields, requestWithFormerFields } from "./formerFields.ts";
import { MAX_BULK_FILMS } from "./limits.ts";
import { libraryRoute, ownerRoute, personalRoute } from "./route.ts";

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
  /** Null for a film that I rated, that is not identified, or while too little is known of my taste. */
  estimate: filmEstimate.nullable(),
  watched: z.boolean(),
  /** How far I am in it, 0 to 1; null where I have not started it, or have finished it. */
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
  certifications: z.array(z.object({ country: z.string(), certification: z.string() })),
  /** The first public release in each country, `YYYY-MM-DD`. */
  releaseDates: z.array(z.object({ country: z.string(), date: z.string() })),
  /** The collection of the film, with its films that are not in the library. */
  collection: z
    .object({
      id: z.string(),
      name: z.string(),
      parts: z.array(
        z.object({
          tmdbId: z.number().int(),
          filmId: z.number().int().nullable(),
          title: z.string(),
          year: z.number().int().nullable(),
          releaseDate: z.string().nullable(),
          inLibrary: z.boolean(),
        }),
      ),
    })
    .nullable(),
  /** Images offered by the provider; `language` is null for images without text. Sizes in pixels. */
  images: z.record(
    z.enum(["posters", "backdrops", "logos"]),
    z.array(z.object({ path: z.string(), language: z.string().nullable(), width: z.number(), height: z.number() })),
  ),
});
export type ProductionFacts = z.infer<typeof productionFacts>;

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
  articles: z.array(article),
  ratings: z.object({ average: z.number().nullable(), votes: z.number().nullable(), provider: z.string().nullable() }),
  positionSeconds: z.number().nullable(),
  /** Whether I said it here, or an import does: an undo reverts the former and keeps the latter. */
  manualEntry: z.object({ rating: z.boolean(), watched: z.boolean() }),
  /** The person's lists that contain it. */
  lists: z.array(z.number().int()),
  sources: z.record(z.string(), z.string()),
  /** When each of these fields was fetched or entered. */
  sourceDates: z.record(z.string(), instant),
  enrichment: z.object({ tmdb: enrichment, wikipedia: enrichment }),
  completeness: z.number().min(0).max(1),
});
export type FilmDetail = z.infer<typeof filmDetail>;

/** Of a film in a list, counted from 0. */
const listIndex = sentNumber(z.number().int().min(0).max(10_000_000));
/** 0 to 1. */
const share = sentNumber(z.number().min(0).max(1));

const listQuery = pageQuery.extend({
  ...sortedFilter.shape,
  /** Index to begin at; a cursor comes before it. */
  offset: listIndex.optional(),
});
export type FilmListQuery = z.infer<typeof listQuery>;

const bulkFilmIds = z.array(z.number().int().positive()).min(1).max(MAX_BULK_FILMS);

/** What is done to many films at once. */
export const bulkAction = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("watched"),
    watched: z.boolean(),
    /** To undo "unwatched": the day whose diary entry, added by marking the film as watched, is restored. */
    viewedOn: z.iso.date().optional(),
  }),
  z.object({ kind: z.literal("rating"), value: z.number().min(0.5).max(5).multipleOf(0.5).nullable() }),
  // The value set here is removed: the imported one is shown again.
  z.object({ kind: z.literal("withdraw"), what: z.enum(["watched", "rating"]) }),
  z.object({ kind: z.literal("list"), listId: z.number().int().positive(), listed: z.boolean() }),
]);
export type BulkAction = z.infer<typeof bulkAction>;

/** `label`: a letter (`#` before A, `…` after Z), first year of a decade, month, whole points, minutes; null: without. */
const jumpMark = z.object({ label: z.string().nullable(), index: z.number().int(), count: z.number().int() });

const manyActs = z.object({ filmIds: z.array(z.number().int()), act: bulkAction });

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

/** A hundred hours: longer than any film. */
const MAX_POSITION_SECONDS = 360_000;
const MAX_SORT_TITLE_LENGTH = 300;
const tags = ["films"];

export const films = {
  list: libraryRoute
    .route({ method: "GET", path: "/api/films", tags, summary: "A page of the library" })
    .input(listQuery)
    .output(pageOf(filmCard)),
  facets: libraryRoute
    .route({ method: "GET", path: "/api/films/facets", tags, summary: "Filter values with how many films each has" })
    .output(
      z.object({
        total: z.number().int(),
        unidentified: z.number().int(),
        genres: z.array(z.object({ name: z.string(), count: z.number().int() })),
        decades: z.array(z.object({ from: z.number().int(), count: z.number().int() })),
        /** Languages films were made in, ISO 639-1. */
        languages: z.array(z.object({ name: z.string(), count: z.number().int() })),
        resolutions: z.array(z.object({ name: z.string(), count: z.number().int() })),
        hdr: z.number().int(),
        /** By me. */
        watched: z.number().int(),
        dismissed: z.number().int(),
      }),
    ),
  jumpIndex: libraryRoute
    .route({
      method: "GET",
      path: "/api/films/jump-index",
      tags,
      summary: "Where letters, decades, months begin in a list: what a jump bar shows",
    })
    .input(sortedFilter)
    .output(
      z.object({
        total: z.number().int(),
        marks: z.array(answerWithFormerFields(jumpMark, FIELD_ALIASES.jumpMark)),
      }),
    ),
  indexOfTitle: libraryRoute
    .route({
      method: "GET",
      path: "/api/films/index-of-title",
      tags,
      summary: "The index of a title, or of the first one after it, in the list by title",
    })
    .input(sortedFilter.omit({ sort: true }).extend({ title: z.string().min(1).max(200) }))
    .output(answerWithFormerFields(z.object({ index: z.number().int() }), FIELD_ALIASES.titleIndex)),
  ids: libraryRoute
    .route({
      method: "GET",
      path: "/api/films/ids",
      tags,
      summary: "Ids of the films from one index to another, both included",
    })
    .input(sortedFilter.extend({ from: listIndex, to: listIndex }))
    .output(z.object({ ids: z.array(z.number().int()) })),
  applyBulk: personalRoute
    .route({
      method: "POST",
      path: "/api/me/films",
      tags,
      summary: "Watched, my rating or one of my lists, for many films; the answer holds the acts that take it back",
    })
    .input(z.object({ filmIds: bulkFilmIds, act: bulkAction }))
    .output(z.object({ changed: z.number().int(), undo: z.array(manyActs) })),
  refresh: ownerRoute
    .route({
      method: "POST",
      path: "/api/films/refresh",
      tags,
      summary: "Ask for the details of many films again, or which films their files are",
    })
    .input(z.object({ filmIds: bulkFilmIds, what: z.enum(["details", "match"]) }))
    .output(z.object({ queued: z.number().int() })),
  get: libraryRoute
    .route({
      method: "GET",
      path: "/api/films/{id}",
      tags,
      summary: "A film: at once what is stored; what is missing is queued",
    })
    .input(z.object({ id }))
    .output(answerWithFormerFields(filmDetail, FIELD_ALIASES.film)),
  similar: libraryRoute
    .route({ method: "GET", path: "/api/films/{id}/similar", tags, summary: "Films like this one, owned first" })
    .input(pageQuery.extend({ id }))
    .output(pageOf(similarFilm)),
  rate: personalRoute
    .route({ method: "PUT", path: "/api/films/{id}/rating", successStatus: 204, tags, summary: "Rate a film" })
    .input(z.object({ id, value: z.number().min(0.5).max(5).multipleOf(0.5) })),
  unrate: personalRoute
    .route({
      method: "DELETE",
      path: "/api/films/{id}/rating",
      successStatus: 204,
      tags,
      summary: "Take a rating back",
    })
    .input(z.object({ id })),
  setWatched: personalRoute
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
  discoveries: personalRoute
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
  setDismissed: personalRoute
    .route({
      method: "PUT",
      path: "/api/films/{id}/dismissed",
      successStatus: 204,
      tags,
      summary: "Suggest a film to me no more, or again",
    })
    .input(requestWithFormerFields(z.object({ id, dismissed: z.boolean() }), FIELD_ALIASES.dismissal)),
  setSortTitle: ownerRoute
    .route({
      method: "PUT",
      path: "/api/films/{id}/sort-title",
      successStatus: 204,
      tags,
      summary: "The title that a film is sorted by; null: by its NFO, else by the rules for articles",
    })
    .input(z.object({ id, sortTitle: z.string().trim().min(1).max(MAX_SORT_TITLE_LENGTH).nullable() })),
  writeNfo: ownerRoute
    .route({
      method: "POST",
      path: "/api/films/{id}/nfo",
      tags,
      summary: "Write an NFO beside each file of the film; one of another program only with `replace`",
    })
    .input(z.object({ id, replace: z.boolean() }))
    .output(z.object({ written: z.array(z.string()) })),
  recommendations: personalRoute
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
