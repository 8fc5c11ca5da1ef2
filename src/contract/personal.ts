import { z } from "zod";
import { FIELD_ALIASES } from "./aliases.ts";
import { id } from "./conventions.ts";
import { diary } from "./diary.ts";
import { savedFilter, sortedFilter } from "./filmFilterSchema.ts";
import { filmCard } from "./filmShapes.ts";
import { answerWithFormerFields } from "./formerFields.ts";
import { homeRows } from "./homeRows.ts";
import { jobState } from "./jobs.ts";
import { personalRoute, personalRouteForKids } from "./route.ts";
import { taste } from "./taste.ts";
import { shownName } from "./visibleNames.ts";

const list = z.object({
  id: z.number().int(),
  kind: z.enum(["watchlist", "favourites", "own"]),
  /** Empty for the watchlist and the favourites, which everybody has. */
  name: z.string(),
  count: z.number().int(),
});
export type PersonalList = z.infer<typeof list>;

const name = shownName(1, 80);
const counted = z.object({ name: z.string(), count: z.number().int() });
const person = counted.extend({ personId: z.number().int() });

export const statistics = z.object({
  films: z.number().int(),
  watched: z.number().int(),
  rated: z.number().int(),
  meanRating: z.number().nullable(),
  /** Of films with a known length: all, and those that were watched. */
  hours: z.number(),
  watchedHours: z.number(),
  /** Ten counts, half a star to five. */
  ratings: z.array(z.number().int()),
  decades: z.array(z.object({ from: z.number().int(), count: z.number().int(), watched: z.number().int() })),
  genres: z.array(counted.extend({ meanRating: z.number().nullable() })),
  /** By ISO 3166 code where one is known. */
  countries: z.array(counted),
  directors: z.array(person),
  actors: z.array(person),
  months: z.array(z.object({ month: z.string(), added: z.number().int(), watched: z.number().int() })),
});
export type Statistics = z.infer<typeof statistics>;

/** The content of an export and how much of it was matched. Response of `PUT /api/me/ratings/{format}/{name}`. */
export const ratingImportAnswer = z.object({
  /** The detected format: `letterboxd`, `imdb`, `trakt` or `filmotheque`. */
  format: z.string(),
  /** Null in a preview. */
  importId: z.number().int().nullable(),
  rows: z.number().int(),
  linked: z.number().int(),
  inLibrary: z.number().int(),
  broken: z.number().int(),
  /** Films that were seen, and are known. */
  watched: z.number().int(),
  /** Number of diary entries with a matched film. */
  viewings: z.number().int(),
  /** Edits of films, tags and chosen images for films of the library; only the owner imports them. */
  edited: z.number().int(),
  /** Number of matched films on all lists together. */
  listed: z.number().int(),
  lists: z.array(
    z.object({ kind: z.enum(["watchlist", "favourites", "own"]), name: z.string(), count: z.number().int() }),
  ),
  /** Number of rows that are not imported, by reason. */
  skipped: z.array(z.object({ reason: z.string(), count: z.number().int() })),
  /** The first thousand of these rows. `line` is where the row ends in its file. */
  skippedRows: z.array(
    z.object({
      reason: z.string(),
      file: z.string(),
      line: z.number().int().nullable(),
      title: z.string().nullable(),
      year: z.number().int().nullable(),
    }),
  ),
  /** The first thousand ratings without a matching film. */
  unlinked: z.array(z.object({ title: z.string(), year: z.number().int().nullable(), value: z.number() })),
  /** Number of all ratings without a matching film. */
  unlinkedCount: z.number().int(),
});
export type RatingImportAnswer = z.infer<typeof ratingImportAnswer>;

const ratingImportRun = z.object({
  jobId: z.number().int(),
  /** The file's name. */
  name: z.string(),
  state: jobState,
  progress: z.number().min(0).max(1),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  /** What it brought; null until it is done. */
  result: ratingImportAnswer.nullable(),
  /** It was undone since. */
  undone: z.boolean(),
});
export type RatingImportRun = z.infer<typeof ratingImportRun>;

const smartList = z.object({
  id: z.number().int(),
  name: z.string(),
  filter: sortedFilter,
  /** Films that pass it now. */
  count: z.number().int(),
});
export type SmartList = z.infer<typeof smartList>;

const collectionInProgress = z.object({
  id: z.string(),
  name: z.string(),
  /** In the library, and how many of them I watched. */
  films: z.number().int(),
  watched: z.number().int(),
  next: filmCard,
});

const home = z.object({
  inProgress: z.array(
    z.object({
      film: filmCard,
      positionSeconds: z.number(),
      /** Of the film's length; null where that is not known. */
      share: z.number().nullable(),
    }),
  ),
  genres: z.array(z.string()),
});

const tags = ["personal"];

/** What one person keeps and sees of their own. */
export const personal = {
  diary,
  homeRows,
  taste,
  lists: {
    all: personalRouteForKids
      .route({ method: "GET", path: "/api/me/lists", tags, summary: "My lists, the watchlist first" })
      .output(z.object({ items: z.array(list) })),
    create: personalRouteForKids
      .route({ method: "POST", path: "/api/me/lists", successStatus: 201, tags, summary: "Make a list" })
      .input(z.object({ name }))
      .output(list),
    rename: personalRouteForKids
      .route({ method: "PUT", path: "/api/me/lists/{id}", tags, summary: "Rename a list" })
      .input(z.object({ id, name }))
      .output(list),
    remove: personalRouteForKids
      .route({ method: "DELETE", path: "/api/me/lists/{id}", successStatus: 204, tags, summary: "Remove a list" })
      .input(z.object({ id })),
    setListed: personalRouteForKids
      .route({
        method: "PUT",
        path: "/api/me/lists/{id}/films/{filmId}",
        successStatus: 204,
        tags,
        summary: "Put a film on a list, or take it off",
      })
      .input(z.object({ id, filmId: id, listed: z.boolean() })),
  },
  smartLists: {
    all: personalRouteForKids
      .route({ method: "GET", path: "/api/me/smart-lists", tags, summary: "Filters of the library that I kept" })
      .output(z.object({ items: z.array(smartList) })),
    create: personalRouteForKids
      .route({ method: "POST", path: "/api/me/smart-lists", successStatus: 201, tags, summary: "Keep a filter" })
      .input(z.object({ name, filter: savedFilter }))
      .output(smartList),
    change: personalRouteForKids
      .route({ method: "PUT", path: "/api/me/smart-lists/{id}", tags, summary: "Rename a kept filter, or change it" })
      .input(z.object({ id, name, filter: savedFilter }))
      .output(smartList),
    remove: personalRouteForKids
      .route({
        method: "DELETE",
        path: "/api/me/smart-lists/{id}",
        successStatus: 204,
        tags,
        summary: "Keep a filter no more",
      })
      .input(z.object({ id })),
  },
  ratingImport: personalRoute
    .route({
      method: "GET",
      path: "/api/me/ratings/import",
      tags,
      summary: "My newest import that is a job: how far it is, or what it brought",
    })
    .output(z.object({ run: ratingImportRun.nullable() })),
  cancelRatingImport: personalRoute.route({
    method: "DELETE",
    path: "/api/me/ratings/import",
    successStatus: 204,
    tags,
    summary: "Cancel my import that is under way: nothing of it stays",
  }),
  undoImport: personalRoute
    .route({
      method: "DELETE",
      path: "/api/me/ratings/imports/{id}",
      tags,
      summary: "Take ratings back that I brought along",
    })
    .input(z.object({ id }))
    .output(z.object({ removed: z.number().int() })),
  home: personalRouteForKids
    .route({ method: "GET", path: "/api/me/home", tags, summary: "What I began, and which genres are mine" })
    .output(answerWithFormerFields(home, FIELD_ALIASES.home)),
  collectionsInProgress: personalRouteForKids
    .route({
      method: "GET",
      path: "/api/me/collections",
      tags,
      summary: "Collections of which I watched some films, each with the next one",
    })
    .output(z.object({ items: z.array(collectionInProgress) })),
  statistics: personalRouteForKids
    .route({ method: "GET", path: "/api/me/statistics", tags, summary: "What the library is made of, and what I saw" })
    .output(statistics),
};
