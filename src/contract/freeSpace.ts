/** Freeing space: what takes it up, and moving files to the system's bin. */
import { z } from "zod";
import { pageOf, pageQuery } from "./conventions.ts";
import { picture } from "./filmShapes.ts";
import { FREE_SPACE_VIEWS } from "./freeSpaceViews.ts";
import { MAX_BINNED_FILES } from "./limits.ts";
import { ownerRoute } from "./route.ts";

const freeSpaceFile = z.object({
  id: z.number().int(),
  path: z.string(),
  sizeBytes: z.number(),
  /** Pixels; 0 where they are not known. */
  width: z.number(),
  height: z.number(),
  edition: z.string().nullable(),
  /** False of a copy where a better one of the same part is there. */
  keep: z.boolean(),
  /** Whether it can be moved to the bin: it is in a watched folder or was uploaded, and this host has a bin. */
  canMove: z.boolean(),
});

const freeSpaceFilm = z.object({
  filmId: z.number().int(),
  title: z.string(),
  year: z.number().int().nullable(),
  poster: picture.nullable(),
  sizeBytes: z.number(),
  files: z.array(freeSpaceFile),
});
export type FreeSpaceFilm = z.infer<typeof freeSpaceFilm>;

const systemBin = z.object({
  /** The capability `files.moveToBin`. */
  available: z.boolean(),
  /** Whose bin it is; each system has its own name for it. */
  system: z.enum(["windows", "macos", "linux"]),
});

const tags = ["files"];

export const freeSpace = {
  bin: ownerRoute
    .route({ method: "GET", path: "/api/files/bin", tags, summary: "Whether files can be moved to the system’s bin" })
    .output(systemBin),
  moveToBin: ownerRoute
    .route({
      method: "POST",
      path: "/api/files/move-to-bin",
      tags,
      summary:
        "Move files in watched folders, and uploads, to the system’s bin; nothing is ever deleted. Many by a job",
    })
    .input(z.object({ fileIds: z.array(z.number().int().positive()).min(1).max(MAX_BINNED_FILES) }))
    .output(
      z.object({
        /** The journal entry, whose undo brings the films back to the library; null where nothing was moved. */
        entryId: z.number().int().nullable(),
        jobId: z.number().int().nullable(),
        moved: z.number().int(),
        freedBytes: z.number(),
        /** Files that stayed where they are, and why. */
        failed: z.array(z.object({ fileId: z.number().int(), code: z.string(), detail: z.string() })),
      }),
    ),
  freeSpace: ownerRoute
    .route({
      method: "GET",
      path: "/api/free-space",
      tags,
      summary: "Films by size: those with several copies, those that everybody has watched, or all",
    })
    .input(pageQuery.extend({ view: z.enum(FREE_SPACE_VIEWS).default("duplicates") }))
    .output(pageOf(freeSpaceFilm)),
};
