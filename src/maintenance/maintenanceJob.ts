import type { Events } from "../events/index.ts";
import { always, type JobHandler } from "../jobs/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { MaintenanceOutcome, MaintenanceRuns } from "./maintenanceRuns.ts";
import type { MaintenanceResult, MaintenanceTask, MaintenanceTaskName } from "./maintenanceTask.ts";

export interface MaintenanceJobParts {
  readonly store: Store;
  readonly events: Events;
  readonly metrics: Pick<Metrics, "maintenance">;
  readonly clock: Clock;
  readonly runs: MaintenanceRuns;
  /** Jobs that were scheduled, not requested; after a restart an interrupted one counts as requested. */
  readonly scheduledJobs: Set<number>;
}

const DEFAULT_TIMEOUT_MS = 60 * 60_000;

/** Runs a task as a job, and records what it did. */
export function maintenanceJob(task: MaintenanceTask, parts: MaintenanceJobParts): JobHandler<MaintenanceTaskName> {
  const { store, clock, runs, scheduledJobs } = parts;
  return {
    kind: task.name,
    concurrency: 1,
    batchSize: 1,
    priority: -10,
    timeoutMs: task.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    async run([job], { signal, progress }) {
      if (!job) return [];
      const run = store.writeRelaxed(() => runs.start(task.name, job.id, clock.now()));
      const startMs = performance.now();
      const end = (outcome: MaintenanceOutcome, result: MaintenanceResult) =>
        recordEnd({ task: task.name, run, outcome, result, durationMs: performance.now() - startMs }, parts);
      try {
        const isScheduled = scheduledJobs.has(job.id);
        const reportProgress = (ratio: number) => progress(job.id, ratio);
        const result = await task.run({ isDryRun: false, isScheduled, signal, progress: reportProgress });
        scheduledJobs.delete(job.id);
        return [{ kind: "done", onlyIf: always, apply: () => end("done", result) }];
      } catch (error) {
        const finding = error instanceof Error ? error.message : String(error);
        store.writeRelaxed(() => end(signal.aborted ? "cancelled" : "failed", { removed: 0, freedBytes: 0, finding }));
        throw error;
      }
    },
  };
}

export interface EndedRun {
  readonly task: MaintenanceTaskName;
  readonly run: number;
  readonly outcome: MaintenanceOutcome;
  readonly result: MaintenanceResult;
  readonly durationMs: number;
}

/** Call inside a transaction. */
export function recordEnd(
  ended: EndedRun,
  { runs, events, metrics, clock }: Pick<MaintenanceJobParts, "runs" | "events" | "metrics" | "clock">,
): void {
  const { task, run, outcome, result, durationMs } = ended;
  runs.finish(run, outcome, result, clock.now());
  events.emit({ type: "maintenance.done" });
  metrics.maintenance({ task, outcome, seconds: durationMs / 1000, freedBytes: result.freedBytes });
}
