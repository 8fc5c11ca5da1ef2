/**
 * The durable queue: what has to be done stands in the database, in the same transaction as the reason for it.
 * In: kinds of work, and jobs. Out: their effects, each applied once, whenever the program is killed.
 * It never knows what a job is about.
 */
import type { Job, JobState } from "../contract/index.ts";
import type { Events } from "../events/index.ts";
import type { Store } from "../store/index.ts";
import { type Clock, createMonotonicClock } from "../time/index.ts";
import { type AnyJobHandler, createRunner } from "./createRunner.ts";
import { JOB_DEFINITIONS, type JobDefinitions, type JobNameIn } from "./jobDefinitions.ts";
import type { AnyJob, JobError, JobHandler, JobInput, NewJob } from "./jobHandler.ts";
import { type ErrorTranslator, jobRecords } from "./jobRecords.ts";
import { type StorageGate, unmonitoredStorage } from "./storageGate.ts";

export { JOB_DEFINITIONS, type JobDefinitions, type JobName } from "./jobDefinitions.ts";
export {
  always,
  type ClaimedJob,
  type JobContext,
  type JobError,
  type JobHandler,
  type NewJob,
  type Outcome,
  onlyIf,
  type UncheckedOutcome,
} from "./jobHandler.ts";
export type { StorageGate } from "./storageGate.ts";

export interface Jobs<Table extends JobDefinitions = typeof JOB_DEFINITIONS> {
  register<Name extends JobNameIn<Table>>(kind: JobHandler<Name, Table>): void;
  start(): void;
  stop(): Promise<void>;
  /** Inside the caller's transaction. @returns the job's id; that of the one under way when the key is taken */
  enqueue(job: NewJob<Table>): number;
  /** Starts nothing new for a moment; see `Runner.pauseDispatch`. @returns the release */
  pauseDispatch(longestMs: number): () => void;
  /** Starts nothing new until `resume`, or until the program ends; what runs is finished. */
  pause(): void;
  resume(): void;
  isPaused(): boolean;
  /** A person looks at this: its jobs come first. */
  prioritise(subject: string, subjectId: number): void;
  /** What waits for a subject that became part of another goes on with that one. Inside the caller's transaction. */
  moveSubject(subject: string, from: number, to: number): void;
  runNow(kinds: readonly JobNameIn<Table>[]): void;
  get(id: number, explain: ErrorTranslator): Job | null;
  page(query: { limit: number; cursor?: string; state?: JobState; kind?: string }, explain: ErrorTranslator): JobPage;
  counts(): readonly { kind: string; state: JobState; count: number }[];
  /** Jobs that will still move within the given time. */
  pendingCount(withinMs: number): number;
  /** The same of some kinds. */
  pendingCountOf(kinds: readonly JobNameIn<Table>[], withinMs: number): number;
  /** Jobs that have been due for longer than that. */
  overdueCount(sinceMs: number): number;
  /** @returns false when there is nothing to try again */
  retry(id: number): boolean;
  cancel(id: number): boolean;
}

export interface JobPage {
  items: Job[];
  nextCursor: string | null;
  total: number;
}

export interface JobsParts<Table extends JobDefinitions = typeof JOB_DEFINITIONS> {
  readonly store: Store;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: () => number;
  /** The kinds there are, with what each has to say; the program's own where none are given. */
  readonly definitions?: Table;
  /** Whether the library can be written. */
  readonly storage?: StorageGate;
  onSettled(settled: { kind: string; outcome: string; seconds: number; error?: JobError }): void;
  onFailure(job: AnyJob, error: unknown): void;
  /** The store threw where no job is to blame. */
  onStoreError?(error: unknown): void;
  /** Around each batch, for whoever watches. */
  middleware?<T>(kind: string, jobIds: readonly number[], work: () => Promise<T>): Promise<T>;
  /** A job was made. */
  onQueued?(jobId: number): void;
}

const FRONT = 1_000;

export function createJobs<Table extends JobDefinitions = typeof JOB_DEFINITIONS>(
  parts: JobsParts<Table>,
): Jobs<Table> {
  const { store, events, clock } = parts;
  const time = createMonotonicClock(clock);
  const records = jobRecords(store);
  const kinds: AnyJobHandler[] = [];
  let runner: ReturnType<typeof createRunner> | undefined;
  let paused = false;

  function priorityOf(kind: string): number {
    return kinds.find((known) => known.kind === kind)?.priority ?? 0;
  }

  return {
    register: (kind) => kinds.push(kind),
    start() {
      runner = createRunner({
        ...parts,
        definitions: parts.definitions ?? JOB_DEFINITIONS,
        storage: parts.storage ?? unmonitoredStorage,
        onStoreError: (error) => parts.onStoreError?.(error),
        time,
        records,
        kinds,
      });
      if (paused) runner.pause();
      runner.start();
    },
    stop: async () => runner?.stop(),
    enqueue(job: JobInput) {
      const id = records.insert(job, priorityOf(job.kind), time.now());
      runner?.wake();
      if (id !== null) {
        parts.onQueued?.(id);
        return id;
      }
      const existing = job.uniqueKey === undefined ? undefined : records.idOfUnique(job.uniqueKey);
      if (existing === undefined) throw new Error(`job ${job.kind} was neither made nor found`);
      return existing;
    },
    pauseDispatch: (longestMs) => runner?.pauseDispatch(longestMs) ?? (() => undefined),
    pause() {
      paused = true;
      runner?.pause();
    },
    resume() {
      paused = false;
      runner?.resume();
    },
    isPaused: () => paused,
    prioritise: (subject, subjectId) => {
      if (store.writeRelaxed(() => records.prioritise(subject, subjectId, FRONT)) > 0) runner?.wake();
    },
    moveSubject: records.moveSubject,
    runNow: (names) => {
      if (store.writeRelaxed(() => records.runNow(names, time.now())) > 0) runner?.wake();
    },
    get: records.get,
    page: records.page,
    counts: records.counts,
    pendingCount: (withinMs) => records.pendingCount(time.now() + withinMs),
    pendingCountOf: (names, withinMs) => records.pendingCountOf(names, time.now() + withinMs),
    overdueCount: (sinceMs) => records.overdueCount(time.now() - sinceMs),
    retry(id) {
      const done = store.writeDurable(() => records.retry(id, time.now()));
      if (done) {
        events.emit({ type: "job.queued", jobId: id });
        runner?.wake();
      }
      return done;
    },
    cancel(id) {
      const done = store.writeDurable(() => records.cancel(id, time.now()));
      if (done) {
        runner?.abort(id);
        events.emit({ type: "job.cancelled", jobId: id });
      }
      return done;
    },
  };
}
