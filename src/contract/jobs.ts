import { z } from "zod";
import { id, instant, pageOf, pageQuery } from "./conventions.ts";
import { libraryRoute, ownerRoute } from "./route.ts";

export const jobState = z.enum(["queued", "running", "done", "failed", "cancelled"]);
export type JobState = z.infer<typeof jobState>;

export const job = z.object({
  id: z.number().int(),
  kind: z.string(),
  state: jobState,
  attempts: z.number().int(),
  progress: z.number().min(0).max(1),
  queuedAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  nextAttemptAt: instant.nullable(),
  error: z.object({ code: z.string(), detail: z.string() }).optional(),
  subject: z.object({ kind: z.string(), id: z.number().int().nullable(), title: z.string().nullable() }),
});
export type Job = z.infer<typeof job>;

const tags = ["jobs"];

export const jobs = {
  list: libraryRoute
    .route({ method: "GET", path: "/api/jobs", tags, summary: "Jobs, newest first" })
    .input(pageQuery.extend({ state: jobState.optional(), kind: z.string().max(50).optional() }))
    .output(pageOf(job)),
  summary: libraryRoute
    .route({ method: "GET", path: "/api/jobs/summary", tags, summary: "Counts by kind and state" })
    .output(
      z.object({
        /** Nothing new is started, and no folder is watched, until a person resumes or the program starts again. */
        paused: z.boolean(),
        /** Why nothing is started although no person paused it: crashes, or a disk that cannot be written. */
        reason: z.object({ code: z.string(), detail: z.string() }).nullable(),
        items: z.array(z.object({ kind: z.string(), state: jobState, count: z.number().int() })),
      }),
    ),
  pause: ownerRoute
    .route({
      method: "PUT",
      path: "/api/jobs/paused",
      tags,
      summary: "Pause or resume all background work and the watching of folders (owner)",
    })
    .input(z.object({ paused: z.boolean() }))
    .output(z.object({ paused: z.boolean() })),
  get: libraryRoute
    .route({ method: "GET", path: "/api/jobs/{id}", tags, summary: "A job" })
    .input(z.object({ id }))
    .output(job),
  retry: ownerRoute
    .route({ method: "POST", path: "/api/jobs/{id}/retry", tags, summary: "Try again now" })
    .input(z.object({ id }))
    .output(job),
  cancel: ownerRoute
    .route({ method: "DELETE", path: "/api/jobs/{id}", tags, summary: "Cancel" })
    .input(z.object({ id }))
    .output(job),
};
