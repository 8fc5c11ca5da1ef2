/** How far the files of a drop are imported, computed from the answer and from the jobs that are still open. */
import type { AddFilesAnswer } from "../../../src/contract/index.ts";

/** In the order in which a file passes them. */
export const STAGES = ["received", "probed", "identified", "enriched"] as const;
type Stage = (typeof STAGES)[number];

export type Rejected = AddFilesAnswer["rejected"][number];

/** `reached` counts the new files that are at least at this stage. */
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

/** The kinds of job that are done when a file reaches each stage, without those of the stages before. */
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
 * At most as many files lack a stage as jobs are open for it: all others have reached it. Exact while one drop is being
 * imported; with several at once, each counts a little late, never too early.
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
