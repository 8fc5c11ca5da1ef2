import type { Jobs } from "../jobs/index.ts";
import type { Reserve, StorageWatch } from "../store/index.ts";
import { isOnBattery } from "./battery.ts";
import { type BackupParts, backupTask } from "./kinds/backupTask.ts";
import { type ImagesParts, imagesTask } from "./kinds/imagesTask.ts";
import { type IntegrityParts, integrityTask } from "./kinds/integrityTask.ts";
import { type MissingParts, missingTask } from "./kinds/missingTask.ts";
import { type PurgeParts, purgeTask } from "./kinds/purgeTask.ts";
import { type RefreshParts, refreshTask } from "./kinds/refreshTask.ts";
import { vacuumTask } from "./kinds/vacuumTask.ts";
import { type MaintenanceJobParts, maintenanceJob } from "./maintenanceJob.ts";
import { type MaintenanceRun, MaintenanceRuns } from "./maintenanceRuns.ts";
import {
  MAINTENANCE_TASKS,
  type MaintenanceResult,
  type MaintenanceTask,
  type MaintenanceTaskName,
} from "./maintenanceTask.ts";
import { purgeFullDisk } from "./purgeFullDisk.ts";

export interface ScheduledTask {
  readonly task: MaintenanceTaskName;
  /** Null: it runs only when a person asks for it. */
  readonly intervalMs: number | null;
  /** Milliseconds since 1970; null where it waits for a person. */
  readonly dueAt: number | null;
  /** The last few, newest first. */
  readonly runs: readonly MaintenanceRun[];
}

/** UC10: what keeps the library small and healthy; each task is a job that records what it freed. */
export interface Maintenance {
  /**
   * Starts a task for a person. On a full disk a purge runs at once, in the space that the reserve frees.
   * @returns the job's id
   */
  request(task: MaintenanceTaskName): Promise<number>;
  /** Queues a task that is due, while the program is idle and the machine is not on battery. */
  runWhenDue(): Promise<void>;
  /** What a task would do now. */
  preview(task: MaintenanceTaskName, signal: AbortSignal): Promise<MaintenanceResult>;
  list(): ScheduledTask[];
  /** When a task last ended well, milliseconds since 1970. */
  lastCompletedAt(task: MaintenanceTaskName): number | null;
  start(onError: (error: unknown) => void): void;
  /** Resolves when nothing is written to the data folder any more. */
  stop(): Promise<void>;
}

export interface MaintenanceParts
  extends Omit<MaintenanceJobParts, "runs" | "scheduledJobs">,
    BackupParts,
    ImagesParts,
    Omit<IntegrityParts, "databaseFile">,
    MissingParts,
    PurgeParts,
    RefreshParts {
  readonly jobs: Jobs;
  readonly storage: Pick<StorageWatch, "trouble">;
  readonly reserve: Reserve;
  /** The reserve could not be written. The library itself still can, so this is not reported as a storage problem. */
  onReserveFailed(error: unknown): void;
  /** When a person last made a request. */
  lastRequestAt(): number;
  /** Where the host can tell. */
  readonly isOnBattery?: (() => boolean) | undefined;
}

/** No user is active. */
const IDLE_AFTER_MS = 60_000;
const BUSY_WITHIN_MS = 5_000;
/** A library that was just opened has more urgent work. */
const FIRST_AFTER_MS = 10 * 60_000;
const CHECK_INTERVAL_MS = 60_000;
/** The start itself comes first, and a program that ends at once makes none. */
const RESERVE_AFTER_MS = 1_000;
/** Each attempt takes up the little room there is for a moment. */
const RESERVE_RETRY_MS = 3_600_000;

export function createMaintenance(parts: MaintenanceParts): Maintenance {
  return new TaskSchedule(parts);
}

class TaskSchedule implements Maintenance {
  readonly #parts: MaintenanceParts;
  readonly #runs: MaintenanceRuns;
  readonly #tasks: Readonly<Record<MaintenanceTaskName, MaintenanceTask>>;
  readonly #scheduledJobs = new Set<number>();
  readonly #startedAt: number;
  #timer: NodeJS.Timeout | undefined;
  #reserveTimer: NodeJS.Timeout | undefined;
  /** Settles when nothing is written any more; it never rejects. */
  #reserving: Promise<void> | undefined;
  #fullDiskPurge: Promise<void> | undefined;
  /** Milliseconds since 1970. */
  #reserveFailedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: MaintenanceParts) {
    this.#parts = parts;
    this.#runs = new MaintenanceRuns(parts.store);
    this.#startedAt = parts.clock.now();
    this.#tasks = {
      purge: purgeTask(parts),
      images: imagesTask(parts),
      refresh: refreshTask(parts),
      missing: missingTask(parts),
      vacuum: vacuumTask(parts),
      integrity: integrityTask({ ...parts, databaseFile: parts.store.file }),
      backup: backupTask(parts),
    };
    const jobParts = { ...parts, runs: this.#runs, scheduledJobs: this.#scheduledJobs };
    for (const name of MAINTENANCE_TASKS) parts.jobs.register(maintenanceJob(this.#tasks[name], jobParts));
  }

  async request(task: MaintenanceTaskName): Promise<number> {
    if (task !== "purge") return this.#enqueue(task);
    // On a full disk a few rows may still fit: the job would be queued, and then wait for space.
    if (!this.#isDiskFull()) {
      try {
        return this.#enqueue(task);
      } catch (error) {
        if (!this.#isDiskFull()) throw error;
      }
    }
    await this.#purgeFullDisk();
    return this.#enqueue(task);
  }

  /** Two requests at once share one purge. */
  #purgeFullDisk(): Promise<void> {
    this.#fullDiskPurge ??= purgeFullDisk(this.#tasks.purge, { ...this.#parts, runs: this.#runs }).finally(() => {
      this.#fullDiskPurge = undefined;
    });
    return this.#fullDiskPurge;
  }

  /** The storage watch knows from the write that has just failed. */
  #isDiskFull(): boolean {
    const code = this.#parts.storage.trouble()?.code;
    return code === "disk_full" || code === "disk_quota";
  }

  #enqueue(task: MaintenanceTaskName): number {
    const { store, jobs } = this.#parts;
    const uniqueKey = `maintenance:${task}`;
    return store.writeDurable(() => jobs.enqueue({ kind: task, subject: "maintenance", subjectId: null, uniqueKey }));
  }

  async runWhenDue(): Promise<void> {
    const { clock, jobs, store, lastRequestAt } = this.#parts;
    const now = clock.now();
    // A request from the future was sent before the clock was set back.
    if (Math.abs(now - lastRequestAt()) < IDLE_AFTER_MS || jobs.pendingCount(BUSY_WITHIN_MS) > 0) return;
    // One at a time: the next check starts what else is due.
    const due = MAINTENANCE_TASKS.find((task) => (this.#dueAt(task) ?? Number.POSITIVE_INFINITY) <= now);
    if (due === undefined || (this.#parts.isOnBattery?.() ?? (await isOnBattery())) || !store.database.open) return;
    this.#scheduledJobs.add(this.#enqueue(due));
  }

  preview(task: MaintenanceTaskName, signal: AbortSignal): Promise<MaintenanceResult> {
    return this.#tasks[task].run({ isDryRun: true, isScheduled: false, signal, progress: () => undefined });
  }

  list(): ScheduledTask[] {
    return MAINTENANCE_TASKS.map((task) => ({
      task,
      intervalMs: this.#tasks[task].intervalMs,
      dueAt: this.#dueAt(task),
      runs: this.#runs.latest(task),
    }));
  }

  #dueAt(task: MaintenanceTaskName): number | null {
    const { intervalMs } = this.#tasks[task];
    if (intervalMs === null) return null;
    const [last] = this.#runs.latest(task);
    // A run from the future began under a clock that was set back since: it does not tell when the next is due.
    const isKnown = last !== undefined && last.startedAt <= this.#parts.clock.now();
    return isKnown ? last.startedAt + intervalMs : this.#startedAt + FIRST_AFTER_MS;
  }

  lastCompletedAt(task: MaintenanceTaskName): number | null {
    return this.#runs.lastCompletedAt(task);
  }

  start(onError: (error: unknown) => void): void {
    this.#reserveTimer = setTimeout(() => this.#startReserving(), RESERVE_AFTER_MS).unref();
    const check = () => {
      this.#startReserving();
      void this.runWhenDue().catch(onError);
    };
    this.#timer = setInterval(check, CHECK_INTERVAL_MS);
    this.#timer.unref();
  }

  /** One at a time: a slow disk may take longer than until the next check. */
  #startReserving(): void {
    this.#reserving ??= this.#ensureReserve().finally(() => {
      this.#reserving = undefined;
    });
  }

  /** A quota may leave space for everything but the reserve; the program then runs without one. */
  async #ensureReserve(): Promise<void> {
    const { reserve, clock, onReserveFailed } = this.#parts;
    if (Math.abs(clock.now() - this.#reserveFailedAt) < RESERVE_RETRY_MS) return;
    try {
      await reserve.ensure();
    } catch (error) {
      this.#reserveFailedAt = clock.now();
      onReserveFailed(error);
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    clearTimeout(this.#reserveTimer);
    await this.#reserving;
  }
}
