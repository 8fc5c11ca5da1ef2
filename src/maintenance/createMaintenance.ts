import type { Events } from "../events/index.ts";
import { always, type JobHandler, type Jobs } from "../jobs/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { Workers } from "../workers/index.ts";
import { isOnBattery } from "./battery.ts";
import { backupTask } from "./kinds/backupTask.ts";
import { imagesTask } from "./kinds/imagesTask.ts";
import { integrityTask } from "./kinds/integrityTask.ts";
import { missingTask } from "./kinds/missingTask.ts";
import { purgeTask } from "./kinds/purgeTask.ts";
import { refreshTask } from "./kinds/refreshTask.ts";
import { vacuumTask } from "./kinds/vacuumTask.ts";
import type { MaintenanceResult, MaintenanceTask, MaintenanceTaskName } from "./maintenanceTask.ts";

export interface MaintenanceParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly workers: Workers;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly picturesFolder: string;
  forgetMissingAfterDays(): number;
  /** Null: the database is sound. */
  onIntegrityChecked(finding: string | null): void;
  /** When somebody last asked for something. */
  lastRequestAt(): number;
  /** Where the host can tell. */
  readonly isOnBattery?: (() => boolean) | undefined;
}

export interface MaintenanceRun {
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly outcome: "done" | "failed" | "cancelled" | null;
  readonly removed: number;
  readonly freedBytes: number;
  readonly finding: string | null;
}

/** Nobody is in the middle of something. */
const IDLE_AFTER_MS = 60_000;
const SOON_MS = 5_000;
/** A library that was opened just now has other things to do first. */
const FIRST_AFTER_MS = 10 * 60_000;
const LOOK_MS = 60_000;
const LONGEST_MS = 60 * 60_000;
const RUNS_SHOWN = 5;

/** UC10: what keeps the library small and healthy; each task a job that says what it freed. */
export function createMaintenance(parts: MaintenanceParts) {
  const { store, jobs, events, clock, metrics } = parts;
  const { sql } = store;
  const startedAt = clock.now();
  const tasks: readonly MaintenanceTask[] = [
    purgeTask(parts),
    imagesTask(parts),
    refreshTask(parts),
    missingTask(parts),
    vacuumTask(parts),
    integrityTask({ ...parts, databaseFile: store.file }),
    backupTask(parts),
  ];
  /** Jobs that nobody asked for; after a restart one that was cut off counts as asked for. */
  const scheduledJobs = new Set<number>();
  let timer: NodeJS.Timeout | undefined;

  for (const task of tasks) jobs.register(jobOf(task));

  function jobOf(task: MaintenanceTask): JobHandler<MaintenanceTaskName> {
    return {
      kind: task.name,
      concurrency: 1,
      batchSize: 1,
      priority: -10,
      timeoutMs: task.timeoutMs ?? LONGEST_MS,
      async run([job], { signal, progress }) {
        if (!job) return [];
        const run = begin(task.name, job.id);
        const start = performance.now();
        const end = (outcome: "done" | "failed" | "cancelled", result: MaintenanceResult) => {
          finish(run, outcome, result);
          const seconds = (performance.now() - start) / 1000;
          metrics.maintenance({ task: task.name, outcome, seconds, freedBytes: result.freedBytes });
        };
        try {
          const isScheduled = scheduledJobs.has(job.id);
          const tools = { isDryRun: false, isScheduled, signal, progress: (ratio: number) => progress(job.id, ratio) };
          const result = await task.run(tools);
          scheduledJobs.delete(job.id);
          return [{ kind: "done", onlyIf: always, apply: () => end("done", result) }];
        } catch (error) {
          const nothing = {
            removed: 0,
            freedBytes: 0,
            finding: error instanceof Error ? error.message : String(error),
          };
          store.writeRelaxed(() => end(signal.aborted ? "cancelled" : "failed", nothing));
          throw error;
        }
      },
    };
  }

  function begin(task: string, job: number): number {
    return store.writeRelaxed(
      () =>
        sql("INSERT INTO maintenance_run (task, job, started_at) VALUES (:task, :job, :now)").run({
          task,
          job,
          now: clock.now(),
        }).id,
    );
  }

  function finish(id: number, outcome: string, { removed, freedBytes, finding }: MaintenanceResult): void {
    sql(`
      UPDATE maintenance_run SET finished_at = :now, outcome = :outcome, removed = :removed, freed_bytes = :freedBytes,
        finding = :finding WHERE id = :id`).run({ id, outcome, removed, freedBytes, finding, now: clock.now() });
    events.emit({ type: "maintenance.done" });
  }

  function runs(task: string): MaintenanceRun[] {
    return sql<MaintenanceRun>(`
      SELECT started_at AS startedAt, finished_at AS finishedAt, outcome, removed, freed_bytes AS freedBytes, finding
      FROM maintenance_run WHERE task = :task ORDER BY id DESC LIMIT ${RUNS_SHOWN}`).all({ task });
  }

  /** When a task is due next; null where it waits for a person. */
  function dueAt({ name, intervalMs }: MaintenanceTask): number | null {
    if (intervalMs === null) return null;
    const [last] = runs(name);
    // A run from the future was begun under a clock that was set back since: it says nothing of when.
    const isKnown = last !== undefined && last.startedAt <= clock.now();
    return isKnown ? last.startedAt + intervalMs : startedAt + FIRST_AFTER_MS;
  }

  function enqueue(name: MaintenanceTaskName): number {
    const uniqueKey = `maintenance:${name}`;
    return store.writeDurable(() => jobs.enqueue({ kind: name, subject: "maintenance", subjectId: null, uniqueKey }));
  }

  async function runWhenDue(): Promise<void> {
    const now = clock.now();
    // A request from the future came before the clock was set back.
    if (Math.abs(now - parts.lastRequestAt()) < IDLE_AFTER_MS || jobs.pendingCount(SOON_MS) > 0) return;
    // One at a time: what else is due comes with the next looks.
    const due = tasks.find((task) => (dueAt(task) ?? Number.POSITIVE_INFINITY) <= now);
    if (due && !(parts.isOnBattery?.() ?? (await isOnBattery())) && store.database.open)
      scheduledJobs.add(enqueue(due.name));
  }

  return {
    enqueue,
    runWhenDue,
    /** What a task would do now. */
    preview: (name: MaintenanceTaskName, signal: AbortSignal): Promise<MaintenanceResult> =>
      tasks
        .find((task) => task.name === name)!
        .run({ isDryRun: true, isScheduled: false, signal, progress: () => undefined }),
    list: () =>
      tasks.map((task) => ({ task: task.name, everyMs: task.intervalMs, dueAt: dueAt(task), runs: runs(task.name) })),
    /** Of the newest run that went through, milliseconds since 1970. */
    lastCompletedAt: (name: MaintenanceTaskName): number | null =>
      sql<{ at: number | null }>(
        "SELECT max(finished_at) AS at FROM maintenance_run WHERE task = :name AND outcome = 'done'",
      ).get({ name })?.at ?? null,
    start(onTrouble: (error: unknown) => void): void {
      timer = setInterval(() => void runWhenDue().catch(onTrouble), LOOK_MS);
      timer.unref();
    },
    stop: (): void => clearInterval(timer),
  };
}

export type Maintenance = ReturnType<typeof createMaintenance>;
