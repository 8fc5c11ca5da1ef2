import { z } from "zod";
import { instant } from "./conventions.ts";
import { libraryRoute, ownerRoute } from "./route.ts";

/** A public set of ratings, and what became of it here. */
const community = z.object({
  id: z.string(),
  name: z.string(),
  /** Host that it is downloaded from. */
  host: z.string(),
  ratings: z.number().int(),
  people: z.number().int(),
  films: z.number().int(),
  /** Year and month of its newest ratings. */
  date: z.string(),
  sizeBytes: z.number().int(),
  licence: z.enum(["grouplens", "mit"]),
  licenceUrl: z.string(),
  citation: z.string(),
  /** `learning`: its ratings are read and distilled; `failed` and `cancelled` keep what was downloaded. */
  state: z.enum(["available", "queued", "downloading", "learning", "ready", "failed", "cancelled"]),
  /** Its latest job, for *Cancel* and *Retry*. */
  jobId: z.number().int().nullable(),
  receivedBytes: z.number().int(),
  totalBytes: z.number().int(),
  /** Of the present step, 0 to 1; null where none runs. */
  progress: z.number().nullable(),
  /** Of the present step; null while nothing can be said. */
  remainingSeconds: z.number().int().nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  nextAttemptAt: instant.nullable(),
  /** How its download was checked: against the publisher's MD5, by the ZIP's checksums, or by its length alone. */
  checkedBy: z.enum(["md5", "zip", "length"]).nullable(),
  readyAt: instant.nullable(),
  /** Films of the library that it knows; null until it is ready. */
  libraryFilms: z.number().int().nullable(),
});

const name = z.object({ id: z.string().min(1).max(50) });
const tags = ["models"];

export const communities = {
  communities: libraryRoute
    .route({ method: "GET", path: "/api/communities", tags, summary: "Public sets of ratings, and which are in use" })
    .output(z.object({ items: z.array(community), identifiedFilms: z.number().int().nullable() })),
  downloadCommunity: ownerRoute
    .route({
      method: "POST",
      path: "/api/communities/{id}/download",
      successStatus: 202,
      tags,
      summary: "Download a set from its publisher and learn from it, as a job that continues an earlier download",
    })
    .input(name.extend({ licenceAccepted: z.literal(true) }))
    .output(z.object({ jobId: z.number().int() })),
  removeCommunity: ownerRoute
    .route({
      method: "DELETE",
      path: "/api/communities/{id}",
      tags,
      summary: "Remove a downloaded set and everything that was learnt from it",
    })
    .input(name)
    .output(z.object({ removed: z.literal(true) })),
};
