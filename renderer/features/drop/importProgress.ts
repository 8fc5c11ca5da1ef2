/** How far the files of a drop have come: a pure reading of the answer and of the jobs that are still open. */
import type { AddFilesAnswer } from "../../../src/contract/index.ts";

/** In the order of a film's way. */
export const STAGES = ["received", "probed", "identified", "enriched"] as const;
type Stage = (typeof STAGES)[number];

export type Rejected = AddFilesAnswer["rejected"][number];

/** `reached` counts the new files that have come at least so far. */
export type ImportProgress = {
  readonly reached: Readonly<Record<Stage, number>>;
  readonly already: number;
  readonly ignored: number;
  readonly rejected: readonly Rejected[];
};

/** Jobs queued or running, by kind. */
export type OpenJobs = Readonly<Record<string, number>>;

export const EMPTY_PROGRESS: ImportProgress = {
  reached: { received: 0, probed: 0, identified: 0, enriched: 0 },
  already: 0,
  ignored: 0,
  rejected: [],
};

/** The kinds of job that a file leaves behind on reaching each stage, beside those of the stages before. */
const JOB_KINDS_BEFORE: Record<Stage, readonly string[]> = {
  received: [],
  probed: ["card", "probe"],
  identified: ["identify"],
  enriched: ["enrich_tmdb", "enrich_wikipedia"],
};

export function withReceived(progress: ImportProgress, received: AddFilesAnswer): ImportProgress {
  const known = received.accepted.filter((file) => file.already).length;
  return {
    reached: { ...progress.reached, received: progress.reached.received + received.accepted.length - known },
    already: progress.already + known,
    ignored: progress.ignored + received.ignored,
    rejected: [...progress.rejected, ...received.rejected],
  };
}

/**
 * Of the files received, no more can lack a stage than there are jobs open for it: so many at least have reached it.
 * Exact while one drop is being worked on; with several at once each is told a little late, never too early.
 */
export function withOpenJobs(progress: ImportProgress, open: OpenJobs): ImportProgress {
  const reached = { ...progress.reached };
  let lacking = 0;
  for (const stage of STAGES) {
    lacking += JOB_KINDS_BEFORE[stage].reduce((sum, kind) => sum + (open[kind] ?? 0), 0);
    reached[stage] = Math.max(reached[stage], reached.received - lacking);
  }
  return { ...progress, reached };
}

export function isComplete({ reached }: ImportProgress): boolean {
  return reached.enriched >= reached.received;
}
