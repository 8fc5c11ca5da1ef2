/**
 * What the event stream says: one schema an event. Every `emit`, the page, the OpenAPI description and `docs/events.md`
 * derive from it. An event names what changed and never carries what only one person may see: its receiver asks
 * for the new state with their own session.
 */
import { z } from "zod";
import { instant } from "./conventions.ts";

const wholeId = z.number().int();
const count = z.number().int().optional();
const kind = z.string().optional();
const jobId = wholeId.optional();
const fileId = wholeId.optional();
const filmId = wholeId.nullable().optional();

/** Several jobs that were settled together are one event: `count` of them, and `jobId` where it is one. */
const job = { jobId, kind, count };
const film = { filmId, fileId, count };
const file = { fileId, filmId, fileIds: z.array(wholeId).optional(), count };

function define<const Type extends string, Fields extends z.ZodRawShape>(type: Type, says: string, fields: Fields) {
  return z.object({ type: z.literal(type), at: instant, ...fields }).describe(says);
}

export const event = z.discriminatedUnion("type", [
  define("stream.opened", "The stream is open. Earlier events are not sent.", {}),
  define("stream.reset", "Some events were lost: reload everything on screen once, then continue reading.", {
    reason: z.enum(["unknown_id", "too_far_behind", "too_slow"]),
  }),
  define("job.queued", "Jobs were queued, or queued again.", job),
  define("job.running", "Jobs have started.", job),
  define("job.progress", "A job made progress: `progress` is a number from 0 to 1.", {
    jobId,
    kind,
    progress: z.number(),
  }),
  define("job.done", "Jobs have succeeded.", job),
  define("job.failed", "Jobs have failed and will not be retried.", job),
  define("job.cancelled", "A job was cancelled.", job),
  define("job.paused", "All background work is paused.", {}),
  define("job.resumed", "Background work has resumed.", {}),
  define("file.added", "Files were added.", file),
  define("file.changed", "Files were read, moved, matched or marked as missing.", file),
  define("film.added", "Films were added.", film),
  define("film.changed", "A film's data changed; without `filmId`, several films.", film),
  define("film.removed", "A film was removed.", film),
  define("estimates.changed", "The caller's estimated ratings were computed again; nobody else is told.", {}),
  define("folder.changed", "A watched folder was added, removed, scanned or could not be read.", { path: z.string() }),
  define("communities.changed", "A downloaded community is ready, or was removed.", {}),
  define("training.stage", "A training started a new stage.", { trainingId: wholeId, stage: z.string() }),
  define("model.promoted", "A model version was promoted.", { version: wholeId }),
  define("drift.changed", "The drift state changed.", { state: z.string() }),
  define("alert.raised", "An alert was raised.", { rule: z.string() }),
  define("alert.resolved", "An alert was resolved.", { rule: z.string() }),
  define("alert.acknowledged", "A user acknowledged the alerts.", {}),
  define("alert.muted", "A rule was muted for a limited time.", { rule: z.string() }),
  define("maintenance.done", "A maintenance task has finished.", {}),
  define("metrics.changed", "Metrics changed; sent at a fixed interval.", {}),
  define("flow.request", "A request of a use case was answered.", {
    traceId: z.string(),
    useCase: z.string(),
    session: z.string().nullable(),
    route: z.string(),
    status: wholeId,
    durationMs: z.number(),
    items: wholeId.nullable(),
  }),
]);
export type Event = z.infer<typeof event>;
export type ResetReason = Extract<Event, { type: "stream.reset" }>["reason"];

type WithoutTime<Each> = Each extends Event ? Omit<Each, "at"> : never;
/** What the engine tells; the time is added where it is sent, and the stream's own events are the stream's. */
export type NewEvent = WithoutTime<Exclude<Event, { type: `stream.${string}` }>>;

/** The list of events in Markdown: type, meaning, fields. */
export function eventTable(): string {
  const rows = event.options.map(({ shape: { type, at: _, ...fields }, description = "" }) => {
    const names = Object.entries(fields).map(
      ([name, schema]) => `\`${name}${schema.safeParse(undefined).success ? "?" : ""}\``,
    );
    return `| \`${type.value}\` | ${description} | ${names.join(" ")} |`;
  });
  return ["| event | meaning | fields |", "| --- | --- | --- |", ...rows].join("\n");
}
