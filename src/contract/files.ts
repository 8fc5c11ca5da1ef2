import { z } from "zod";
import { FIELD_ALIASES } from "./aliases.ts";
import { id, instant, pageOf, pageQuery, sentNumber } from "./conventions.ts";
import { answerWithFormerFields } from "./formerFields.ts";
import { freeSpace } from "./freeSpace.ts";
import { notFilms } from "./notFilms.ts";
import { libraryRoute, libraryRouteForKids, ownerRoute } from "./route.ts";
import { subtitleSearch } from "./subtitleSearch.ts";

export const fileState = z.enum([
  "arriving",
  "queued",
  "probing",
  "identifying",
  "matched",
  "ambiguous",
  "unmatched",
  "failed",
  "missing",
  "offline",
  /** A person removed it from the library. It stays known, so that no scan adds it again. */
  "removed",
]);
export type FileState = z.infer<typeof fileState>;

/** `other`: a home video, a concert, anything that is not a film. */
export const fileKind = z.enum(["movie", "episode", "extra", "sample", "other"]);

const failure = z.object({ code: z.string(), detail: z.string() });

export const fileRow = z.object({
  id: z.number().int(),
  path: z.string(),
  sizeBytes: z.number(),
  state: fileState,
  filmId: z.number().int().nullable(),
  filmTitle: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  still: z.string().nullable(),
  addedAt: instant,
  error: failure.optional(),
});
export type FileRow = z.infer<typeof fileRow>;

/** What became of each path of a drop. The five sets balance: nothing that was seen is left out. */
export const addFilesAnswer = z.object({
  accepted: z.array(
    z.object({
      path: z.string(),
      fileId: z.number().int(),
      jobId: z.number().int(),
      already: z.boolean(),
      /** `copy`: another file of the library holds the same. */
      what: z.enum(["new", "known", "changed", "moved", "copy", "back"]).optional(),
    }),
  ),
  rejected: z.array(z.object({ path: z.string(), code: z.string(), detail: z.string() })),
  ignored: z.number().int(),
});
export type AddFilesAnswer = z.infer<typeof addFilesAnswer>;

export const candidate = z.object({
  tmdbId: z.number().int().optional(),
  imdbId: z.string().optional(),
  wikidataId: z.string().optional(),
  catalogueId: z.string().optional(),
  title: z.string(),
  originalTitle: z.string().nullable(),
  year: z.number().int().nullable(),
  poster: z.string().nullable(),
  score: z.number().min(0).max(1),
  evidence: z.array(
    z.object({
      feature: z.string(),
      /** The provider's value. */
      value: z.union([z.number(), z.string()]).nullable(),
      /** The file's value: the title and year in its name, or its duration in minutes. */
      said: z.union([z.number(), z.string()]).optional(),
      /** The source of the file's value. */
      source: z.enum(["name", "folder", "nfo"]).optional(),
      weight: z.number(),
    }),
  ),
  provider: z.string(),
});
export type Candidate = z.infer<typeof candidate>;

export const candidates = z.object({
  parsed: z.looseObject({
    title: z.string(),
    year: z.number().int().nullable(),
    kind: z.string(),
    edition: z.string().optional(),
    part: z.number().int().optional(),
    resolution: z.string().optional(),
  }),
  candidates: z.array(candidate),
  decision: z.enum(["matched", "ambiguous", "unmatched"]),
  decidedBy: z.enum(["hand", "machine"]).nullable(),
  threshold: z.number(),
});

export const watchedFolder = z.object({
  path: z.string(),
  state: z.enum(["live", "polling", "failed", "offline", "starting", "paused"]),
  reason: failure.optional(),
  watchesUsed: z.number().int().nullable(),
  watchesMax: z.number().int().nullable(),
  files: z.number().int(),
  lastScan: z
    .object({
      at: instant,
      seen: z.number().int(),
      known: z.number().int(),
      added: z.number().int(),
      ignored: z.number().int(),
      refused: z.number().int(),
      failed: z.number().int(),
      seconds: z.number(),
    })
    .nullable(),
});
export type WatchedFolder = z.infer<typeof watchedFolder>;

/** A skipped item: a file, a folder, or several files of one folder. */
export const skippedFileRow = z.object({
  path: z.string(),
  /** A stable code; `detail` completes it. */
  reason: z.string(),
  detail: z.string(),
  /** The rule that decided: the pattern of an ignore file, or the format. */
  fact: z.string().nullable(),
  isFolder: z.boolean(),
  /** The row summarises further files of the folder that are not listed individually. */
  isRest: z.boolean(),
  /** Number of files and folders that the row represents. */
  files: z.number().int(),
  foundAt: instant,
  /** The recorded file, if it was added but could not be read. */
  fileId: z.number().int().nullable(),
  /** Whether the owner can add it anyway. */
  canAdd: z.boolean(),
});
export type SkippedFileRow = z.infer<typeof skippedFileRow>;

const absolutePath = z.string().min(1).max(4_096);
const path = z.object({ path: z.string().min(1).max(4_096) });
/** A hundred hours, longer than any film. */
const MAX_SECONDS = 360_000;
const MAX_PARTS = 100;
const tags = ["files"];

export const files = {
  ...freeSpace,
  notFilms,
  subtitleSearch,
  add: libraryRoute
    .route({
      method: "POST",
      path: "/api/files",
      successStatus: 202,
      tags,
      summary: "Add files and folders; a member only those in watched folders",
    })
    .input(z.object({ paths: z.array(z.string().min(1).max(4_096)).min(1).max(20_000) }))
    .output(addFilesAnswer),
  list: libraryRoute
    .route({ method: "GET", path: "/api/files", tags, summary: "Files by state" })
    .input(pageQuery.extend({ state: fileState.optional(), filmId: id.optional(), kind: fileKind.optional() }))
    .output(pageOf(fileRow)),
  counts: libraryRoute
    .route({ method: "GET", path: "/api/files/counts", tags, summary: "How many files stand where" })
    .output(z.partialRecord(fileState, z.number().int())),
  skipped: {
    list: ownerRoute
      .route({
        method: "GET",
        path: "/api/files/skipped",
        tags,
        summary: "What was not added, and why: excluded, refused and unreadable files, by path",
      })
      .input(pageQuery.extend({ reason: z.string().max(100).optional(), folder: absolutePath.optional() }))
      .output(pageOf(skippedFileRow)),
    counts: ownerRoute
      .route({
        method: "GET",
        path: "/api/files/skipped/counts",
        tags,
        summary: "How many files were not added, by reason",
      })
      .input(z.object({ folder: absolutePath.optional() }))
      .output(
        z.object({
          items: z.array(z.object({ reason: z.string(), rows: z.number().int(), files: z.number().int() })),
        }),
      ),
    add: ownerRoute
      .route({
        method: "POST",
        path: "/api/files/skipped/add",
        successStatus: 202,
        tags,
        summary: "Add an excluded file or folder all the same; scans leave it in from then on",
      })
      .input(path)
      .output(addFilesAnswer),
  },
  candidates: libraryRoute
    .route({ method: "GET", path: "/api/files/{id}/candidates", tags, summary: "Why this film, and which others" })
    .input(
      z.object({
        id,
        query: z.string().max(1_000).optional(),
        year: sentNumber(z.number().int().min(1870).max(2100)).optional(),
      }),
    )
    .output(candidates),
  keyframe: libraryRouteForKids
    .route({
      method: "GET",
      path: "/api/files/{id}/keyframe",
      tags,
      summary: "The last key frame at or before a moment: where a stream of `/remux` can begin",
    })
    .input(z.object({ id, seconds: z.coerce.number().min(0).max(MAX_SECONDS).default(0) }))
    .output(z.object({ seconds: z.number() })),
  match: libraryRoute
    .route({ method: "PUT", path: "/api/files/{id}/match", tags, summary: "Decide by hand: never overruled" })
    .input(
      z.object({
        id,
        tmdbId: z.number().int().positive().optional(),
        imdbId: z
          .string()
          .regex(/^tt\d{1,10}$/)
          .optional(),
        wikidataId: z.string().max(20).optional(),
        filmId: z.number().int().positive().optional(),
      }),
    )
    .output(fileRow),
  unmatch: libraryRoute
    .route({ method: "DELETE", path: "/api/files/{id}/match", tags, summary: "Take the decision back" })
    .input(z.object({ id }))
    .output(fileRow.extend({ entryId: z.number().int() })),
  split: ownerRoute
    .route({
      method: "POST",
      path: "/api/files/split",
      tags,
      summary: "Make a version of a film, with all its parts, a film of its own",
    })
    .input(z.object({ fileIds: z.array(id).min(1).max(MAX_PARTS) }))
    // The film, and the journal entry whose undo makes them versions of one film again.
    .output(z.object({ filmId: z.number().int(), entryId: z.number().int() })),
  remove: libraryRoute
    .route({
      method: "POST",
      path: "/api/files/remove",
      tags,
      summary:
        "Takes files of the last day out of the library again, for a member those they added: a drop undone. The files themselves stay",
    })
    .input(z.object({ fileIds: z.array(id).min(1).max(500) }))
    .output(answerWithFormerFields(z.object({ removed: z.number().int() }), FIELD_ALIASES.removedFiles)),
  folders: {
    list: libraryRoute
      .route({ method: "GET", path: "/api/folders", tags, summary: "The watched folders" })
      .output(z.object({ items: z.array(watchedFolder) })),
    add: ownerRoute
      .route({ method: "POST", path: "/api/folders", successStatus: 201, tags, summary: "Watch a folder" })
      .input(path)
      .output(watchedFolder),
    remove: ownerRoute
      .route({
        method: "DELETE",
        path: "/api/folders",
        successStatus: 204,
        tags,
        summary: "Stop watching; its films stay",
      })
      .input(path),
    rescan: ownerRoute
      .route({ method: "POST", path: "/api/folders/rescan", successStatus: 202, tags, summary: "Look again now" })
      .input(path),
  },
};
