/** How far each file of a drop has come: a pure reading of events. */
import type { Event, Received } from "../../../src/contract/index.ts";

/** In the order of a film's way. */
export const STAGES = ["received", "probed", "identified", "enriched"] as const;
export type Stage = (typeof STAGES)[number];

export type Rejected = Received["rejected"][number];

/** `files` holds each file's stage, `films` whose film it became, by their numbers. */
export type Progress = {
  readonly files: ReadonlyMap<number, Stage>;
  readonly films: ReadonlyMap<number, number>;
  readonly already: number;
  readonly ignored: number;
  readonly rejected: readonly Rejected[];
};

export const NOTHING_YET: Progress = { files: new Map(), films: new Map(), already: 0, ignored: 0, rejected: [] };

const STAGE_OF_STATE: Record<string, Stage> = {
  identifying: "probed",
  matched: "identified",
  ambiguous: "identified",
  unmatched: "identified",
  failed: "enriched", // nothing more will come for it
};
const SETTLED = ["job.done", "job.failed", "job.cancelled"];

export function withReceived(progress: Progress, received: Received): Progress {
  const files = new Map(progress.files);
  for (const file of received.accepted) if (!file.already) files.set(file.fileId, files.get(file.fileId) ?? "received");
  return {
    ...progress,
    files,
    already: progress.already + received.accepted.filter((file) => file.already).length,
    ignored: progress.ignored + received.ignored,
    rejected: [...progress.rejected, ...received.rejected],
  };
}

/** @returns the same progress where the event says nothing of these files */
export function withEvent(progress: Progress, event: Event): Progress {
  const { fileId, filmId } = event;
  let next = progress;
  if (fileId !== undefined && progress.files.has(fileId)) {
    const stage = stageToldBy(event);
    if (stage) next = moved(next, fileId, stage);
    if (typeof filmId === "number" && next.films.get(fileId) !== filmId) {
      next = { ...next, films: new Map(next.films).set(fileId, filmId) };
    }
  }
  if (typeof filmId === "number" && SETTLED.includes(event.type) && event.kind?.startsWith("enrich")) {
    for (const [file, film] of next.films) if (film === filmId) next = moved(next, file, "enriched");
  }
  return next;
}

/** The program rests: whatever was to happen to these files has happened, though its event may have been missed. */
export function atRest(progress: Progress): Progress {
  const files = new Map([...progress.files.keys()].map((fileId) => [fileId, "enriched" as const]));
  return { ...progress, files };
}

/** How many files have come at least this far. */
export function countAt(progress: Progress, stage: Stage): number {
  const least = STAGES.indexOf(stage);
  return [...progress.files.values()].filter((present) => STAGES.indexOf(present) >= least).length;
}

function stageToldBy(event: Event): Stage | null {
  if (event.type === "file.changed" && event.state) return STAGE_OF_STATE[event.state] ?? null;
  if (!SETTLED.includes(event.type)) return null;
  if (event.kind === "probe") return "probed";
  return event.kind === "identify" ? "identified" : null;
}

function moved(progress: Progress, fileId: number, stage: Stage): Progress {
  const present = progress.files.get(fileId);
  if (present === undefined || STAGES.indexOf(stage) <= STAGES.indexOf(present)) return progress;
  return { ...progress, files: new Map(progress.files).set(fileId, stage) };
}
