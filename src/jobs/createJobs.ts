import type { Job } from "../contract/index.ts";
import type { Events } from "../events/index.ts";
import type { ErrorTranslator } from "../messages/index.ts";
import type { Store } from "../store/index.ts";
import { type Clock, createMonotonicClock } from "../time/index.ts";
import { JOB_DEFINITIONS, type JobDefinitions, type JobNameIn } from "./jobDefinitions.ts";
import type { AnyJob, AnyJobHandler, JobHandler, JobInput, NewJob } from "./jobHandler.ts";
import type { JobCount } from "./records/jobCounts.ts";
import { jobRecords } from "./records/jobRecords.ts";
import type { JobPage, JobQuery } from "./records/jobViews.ts";
import type { SettledReport } from "./runner/batchExecution.ts";
import { createRunner, type Runner } from "./runner/createRunner.ts";
import { type StorageGate, unmonitoredStorage } from "./storageGate.ts";

export interface Jobs<Table extends JobDefinitions = typeof JOB_DEFINITIONS> {
  /** Before `start`. */
  register<Name extends JobNameIn<Table>>(handler: JobHandler<Name, Table>): void;
  start(): void;
  stop(): Promise<void>;
  /** Inside the caller's transaction. @returns the job's id; that of the one under way when the key is taken */
  enqueue(job: NewJob<Table>): number;
  /** Starts nothing new for a moment; see `Runner.pauseDispatch`. @returns the release */
  pauseDispatch(maxMs: number): () => void;
  /** Starts nothing new until `resume`, or until the program ends; what runs is finished. */
  pause(): void;
  resume(): void;
  isPaused(): boolean;
  /** A user is viewing this: its jobs come first. */
  prioritise(subject: string, subjectId: number): void;
  /** Waiting jobs of a subject that became part of another go on with that one. Inside the caller's transaction. */
  moveSubject(subject: string, from: number, to: number): void;
  /** Waiting jobs of a subject that is gone are dropped. Inside the caller's transaction. */
  dropOf(subject: string, subjectId: number): void;
  /**
   * Makes delayed jobs of these kinds due now, for example when a provider is back or a key was entered. Large
   * numbers are moved in steps.
   */
  runNow(kinds: readonly JobNameIn<Table>[]): void;
  get(id: number, translateError: ErrorTranslator): Job | null;
  /** @throws BadCursor */
  page(query: JobQuery, translateError: ErrorTranslator): JobPage;
  counts(): readonly JobCount[];
  /** Jobs that run now, or are due within the given time. */
  pendingCount(withinMs: number): number;
  pendingCountOf(kinds: readonly JobNameIn<Table>[], withinMs: number): number;
  /** Jobs that have been due for longer than that. */
  overdueCount(sinceMs: number): number;
  /** @returns false when there is nothing to try again */
  retry(id: number): boolean;
  cancel(id: number): boolean;
}

export interface JobsParts<Table extends JobDefinitions = typeof JOB_DEFINITIONS> {
  readonly store: Store;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: () => number;
  /** The kinds there are, with their payloads; the program's own where none are given. */
  readonly definitions?: Table;
  /** Whether the library can be written. */
  readonly storage?: StorageGate;
  onSettled(settled: SettledReport): void;
  onFailure(job: AnyJob, error: unknown): void;
  /** The store threw where no job is to blame. */
  onStoreError?(error: unknown): void;
  /** Wraps each batch, to trace it. */
  middleware?<T>(kind: string, jobIds: readonly number[], work: () => Promise<T>): Promise<T>;
  /** A job was made. */
  onQueued?(jobId: number): void;
}

const PREFERRED_PRIORITY = 1_000;
const JOBS_PER_WRITE = 500;
/** A job with at least this priority is about a film that a user is viewing; the jobs that follow inherit it. */
export const VIEWED_PRIORITY = 900;

export function createJobs<Table extends JobDefinitions = typeof JOB_DEFINITIONS>(
  parts: JobsParts<Table>,
): Jobs<Table> {
  return new JobQueue(parts);
}

class JobQueue<Table extends JobDefinitions> implements Jobs<Table> {
  readonly #parts: JobsParts<Table>;
  readonly #time;
  readonly #records;
  readonly #handlers: AnyJobHandler[] = [];
  #runner: Runner | undefined;
  #isPaused = false;
  /** Priority of the job whose effect is being applied; otherwise 0. */
  #appliedPriority = 0;

  constructor(parts: JobsParts<Table>) {
    this.#parts = parts;
    this.#time = createMonotonicClock(parts.clock);
    this.#records = jobRecords(parts.store);
  }

  register<Name extends JobNameIn<Table>>(handler: JobHandler<Name, Table>): void {
    this.#handlers.push(handler);
  }

  start(): void {
    const { onStoreError } = this.#parts;
    this.#runner = createRunner({
      ...this.#parts,
      definitions: this.#parts.definitions ?? JOB_DEFINITIONS,
      storage: this.#parts.storage ?? unmonitoredStorage,
      onStoreError: (error) => onStoreError?.(error),
      time: this.#time,
      leases: this.#records.leases,
      repairs: this.#records.repairs,
      handlers: this.#handlers,
      asNextStepOf: ({ priority }, apply) => this.#asNextStepOf(priority, apply),
    });
    if (this.#isPaused) this.#runner.pause();
    this.#runner.start();
  }

  async stop(): Promise<void> {
    await this.#runner?.stop();
  }

  enqueue(job: NewJob<Table> & JobInput): number {
    const ofKind = job.priority ?? this.#handlers.find(({ kind }) => kind === job.kind)?.priority ?? 0;
    // The next step of a film that a user is viewing runs before the steps of others.
    const priority = this.#appliedPriority >= VIEWED_PRIORITY ? Math.max(ofKind, this.#appliedPriority) : ofKind;
    const id = this.#records.entries.insert(job, priority, this.#time.now());
    this.#runner?.wake(job.kind);
    if (id !== null) {
      this.#parts.onQueued?.(id);
      return id;
    }
    const existing = job.uniqueKey === undefined ? undefined : this.#records.entries.idOfUnique(job.uniqueKey);
    if (existing === undefined) throw new Error(`job ${job.kind} was neither made nor found`);
    return existing;
  }

  #asNextStepOf(priority: number, apply: () => void): void {
    this.#appliedPriority = priority;
    try {
      apply();
    } finally {
      this.#appliedPriority = 0;
    }
  }

  pauseDispatch(maxMs: number): () => void {
    return this.#runner?.pauseDispatch(maxMs) ?? (() => undefined);
  }

  pause(): void {
    this.#isPaused = true;
    this.#runner?.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#runner?.resume();
  }

  isPaused(): boolean {
    return this.#isPaused;
  }

  prioritise(subject: string, subjectId: number): void {
    const { entries } = this.#records;
    const moved = this.#parts.store.writeRelaxed(() => entries.prioritise(subject, subjectId, PREFERRED_PRIORITY));
    if (moved > 0) this.#runner?.wake();
  }

  moveSubject(subject: string, from: number, to: number): void {
    this.#records.entries.moveSubject(subject, from, to);
  }

  dropOf(subject: string, subjectId: number): void {
    this.#records.entries.dropOf(subject, subjectId);
  }

  runNow(kinds: readonly JobNameIn<Table>[]): void {
    const { store, onStoreError } = this.#parts;
    if (!store.database.open) return;
    const { entries } = this.#records;
    const moved = store.writeRelaxed(() => entries.runNow(kinds, this.#time.now(), JOBS_PER_WRITE));
    if (moved > 0) this.#runner?.wake();
    if (moved < JOBS_PER_WRITE) return;
    // The rest is moved in later turns of the event loop: 100,000 waiting jobs at once would block every request.
    setImmediate(() => {
      try {
        this.runNow(kinds);
      } catch (error) {
        onStoreError?.(error);
      }
    });
  }

  get(id: number, translateError: ErrorTranslator): Job | null {
    return this.#records.views.get(id, translateError);
  }

  page(query: JobQuery, translateError: ErrorTranslator): JobPage {
    return this.#records.views.page(query, translateError);
  }

  counts(): readonly JobCount[] {
    return this.#records.counts.byKindAndState();
  }

  pendingCount(withinMs: number): number {
    return this.#records.counts.pending(this.#time.now() + withinMs);
  }

  pendingCountOf(kinds: readonly JobNameIn<Table>[], withinMs: number): number {
    return this.#records.counts.pendingOf(kinds, this.#time.now() + withinMs);
  }

  overdueCount(sinceMs: number): number {
    return this.#records.counts.overdue(this.#time.now() - sinceMs);
  }

  retry(id: number): boolean {
    const isRetried = this.#parts.store.writeDurable(() => this.#records.entries.retry(id, this.#time.now()));
    if (isRetried) {
      this.#parts.events.emit({ type: "job.queued", jobId: id });
      this.#runner?.wake();
    }
    return isRetried;
  }

  cancel(id: number): boolean {
    const isCancelled = this.#parts.store.writeDurable(() => this.#records.entries.cancel(id, this.#time.now()));
    if (isCancelled) {
      this.#runner?.abort(id);
      this.#parts.events.emit({ type: "job.cancelled", jobId: id });
    }
    return isCancelled;
  }
}
