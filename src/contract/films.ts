import { z } from "zod";
import { FIELD_ALIASES } from "./aliases.ts";
import { id, pageOf, pageQuery, sentNumber } from "./conventions.ts";
import { filmEdits } from "./edits.ts";
import { factSources } from "./factSources.ts";
import { filmFilter, sortedFilter } from "./filmFilterSchema.ts";
import { LISTED_FILTERS } from "./filmFilters.ts";
import { filmMarks } from "./filmMarks.ts";
import { filmCard, filmDetail } from "./filmShapes.ts";
import { filmSuggestions } from "./filmSuggestions.ts";
import { answerWithFormerFields } from "./formerFields.ts";
import { interpretation } from "./interpretation.ts";
import { MAX_BULK_FILMS, MAX_MERGED_FILMS, MAX_REMOVED_FILMS } from "./limits.ts";
import { refreshPreviews } from "./refreshPreview.ts";
import { libraryRouteForKids, ownerRoute, personalRouteForKids } from "./route.ts";

/** Of a film in a list, counted from 0. */
const listIndex = sentNumber(z.number().int().min(0).max(10_000_000));

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

const MAX_SORT_TITLE_LENGTH = 300;
const tags = ["films"];

export const films = {
  list: libraryRouteForKids
    .route({ method: "GET", path: "/api/films", tags, summary: "A page of the library" })
    .input(listQuery)
    // How `q` was understood, if there is one; with the first page only.
    .output(pageOf(filmCard).extend({ interpretation: interpretation.optional() })),
  facets: libraryRouteForKids
    .route({ method: "GET", path: "/api/films/facets", tags, summary: "Filter values with how many films each has" })
    // Of a value those films that pass all other filters; without a filter, all films that have it.
    .input(filmFilter)
    .output(
      z.object({
        total: z.number().int(),
        unidentified: z.number().int(),
        genres: z.array(z.object({ name: z.string(), count: z.number().int() })),
        tags: z.array(z.object({ name: z.string(), count: z.number().int() })),
        decades: z.array(z.object({ from: z.number().int(), count: z.number().int() })),
        /** Languages films were made in, ISO 639-1. */
        languages: z.array(z.object({ name: z.string(), count: z.number().int() })),
        resolutions: z.array(z.object({ name: z.string(), count: z.number().int() })),
        hdr: z.number().int(),
        duplicates: z.number().int(),
        withoutPoster: z.number().int(),
        withoutSubtitles: z.number().int(),
        /** By me, of the `total` that pass every other filter. */
        watched: z.number().int(),
        dismissed: z.number().int(),
      }),
    ),
  filterValues: libraryRouteForKids
    .route({
      method: "GET",
      path: "/api/films/filter-values",
      tags,
      summary: "The values of one filter with how many films each has, most films first",
    })
    // Of the films that pass all other filters. People are found by `find`, part of a name.
    .input(
      filmFilter.extend({
        of: z.enum(LISTED_FILTERS),
        find: z.string().trim().min(1).max(100).optional(),
        limit: sentNumber(z.number().int().min(1).max(200)).default(100),
      }),
    )
    .output(
      z.object({
        items: z.array(
          z.object({
            /** As the filter takes it: a word, a code, a path, or the id of a person as text. */
            value: z.string(),
            /** Of a person. */
            name: z.string().nullable(),
            count: z.number().int(),
          }),
        ),
      }),
    ),
  jumpIndex: libraryRouteForKids
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
  indexOfTitle: libraryRouteForKids
    .route({
      method: "GET",
      path: "/api/films/index-of-title",
      tags,
      summary: "The index of a title, or of the first one after it, in the list by title",
    })
    .input(sortedFilter.omit({ sort: true }).extend({ title: z.string().min(1).max(200) }))
    .output(answerWithFormerFields(z.object({ index: z.number().int() }), FIELD_ALIASES.titleIndex)),
  ids: libraryRouteForKids
    .route({
      method: "GET",
      path: "/api/films/ids",
      tags,
      summary: "Ids of the films from one index to another, both included",
    })
    .input(sortedFilter.extend({ from: listIndex, to: listIndex }))
    .output(z.object({ ids: z.array(z.number().int()) })),
  applyBulk: personalRouteForKids
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
  merge: ownerRoute
    .route({
      method: "POST",
      path: "/api/films/merge",
      tags,
      summary: "Make films versions of one: their files, ratings, lists and data go to the one that stays",
    })
    .input(
      z.object({
        into: z.number().int().positive(),
        filmIds: z.array(z.number().int().positive()).min(1).max(MAX_MERGED_FILMS),
      }),
    )
    // The journal entries, one a film; each undo makes a film of its own again.
    .output(z.object({ entryIds: z.array(z.number().int()) })),
  remove: ownerRoute
    .route({
      method: "POST",
      path: "/api/films/remove",
      tags,
      summary: "Remove films from the library; their files stay on the disk, and no scan adds them again",
    })
    .input(z.object({ filmIds: z.array(z.number().int().positive()).min(1).max(MAX_REMOVED_FILMS) }))
    .output(
      z.object({
        /** The journal entry, whose undo brings everything back. */
        entryId: z.number().int(),
        /** Films that are gone now; a job removes the others. */
        removed: z.number().int(),
        jobId: z.number().int().nullable(),
      }),
    ),
  ...filmEdits,
  ...filmMarks,
  ...filmSuggestions,
  ...refreshPreviews,
  get: libraryRouteForKids
    .route({
      method: "GET",
      path: "/api/films/{id}",
      tags,
      summary: "A film: at once what is stored; what is missing is queued",
    })
    .input(z.object({ id }))
    .output(answerWithFormerFields(filmDetail, FIELD_ALIASES.film)),
  facts: libraryRouteForKids
    .route({
      method: "GET",
      path: "/api/films/{id}/facts",
      tags,
      summary: "What each source states of each field of a film, and since when",
    })
    .input(z.object({ id }))
    .output(factSources),
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
};
