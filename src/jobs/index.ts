/**
 * The durable queue: what has to be done stands in the database, in the same transaction as the reason for it.
 * In: kinds of work, and jobs. Out: their effects, each applied once, whenever the program is killed.
 * It never knows what a job is about.
 */
import type { Job, JobState } from "../contract/index.ts";
import type { Events } from "../events/index.ts";
import type { Store } from "../store/index.ts";
import type { ClaimedJob, JobError, JobKind, NewJob } from "./kinds.ts";
import { type Explain, jobRecords } from "./records.ts";
import { createRunner } from "./runner.ts";

export { decodeCursor, encodeCursor } from "./cursor.ts";
export type { ClaimedJob, JobError, JobKind, JobTools, NewJob, Outcome } from "./kinds.ts";

export interface Jobs {
  register(kind: JobKind): void;
  start(): void;
  stop(): Promise<void>;
  /** Inside the caller's transaction. @returns the job's id; that of the one under way when the key is taken */
  enqueue(job: NewJob): number;
  /** Starts nothing new for a moment; see `Runner.hold`. @returns the release */
  hold(longestMs: number): () => void;
  /** Starts nothing new until `resume`, or until the program ends; what runs is finished. */
  pause(): void;
  resume(): void;
  isPaused(): boolean;
  /** A person looks at this: its jobs come first. */
  toFront(subject: string, subjectId: number): void;
  /** What waits for a subject that became part of another goes on with that one. Inside the caller's transaction. */
  moveSubject(subject: string, from: number, to: number): void;
  runNow(kinds: readonly string[]): void;
  get(id: number, explain: Explain): Job | null;
  page(query: { limit: number; cursor?: string; state?: JobState; kind?: string }, explain: Explain): JobPage;
  counts(): readonly { kind: string; state: JobState; count: number }[];
  /** Jobs that will still move within the given time. */
  unsettled(withinMs: number): number;
  /** The same of some kinds. */
  openOf(kinds: readonly string[], withinMs: number): number;
  /** @returns false when there is nothing to try again */
  retry(id: number): boolean;
  cancel(id: number): boolean;
}

export interface JobPage {
  items: Job[];
  nextCursor: string | null;
  total: number;
}

export interface JobsParts {
  readonly store: Store;
  readonly events: Events;
  readonly clock: { now(): number };
  readonly random: () => number;
  onSettled(settled: { kind: string; outcome: string; seconds: number; error?: JobError }): void;
  onFailure(job: ClaimedJob, error: unknown): void;
  /** Around each batch, for whoever watches. */
  around?<T>(kind: string, jobIds: readonly number[], work: () => Promise<T>): Promise<T>;
  /** A job was made. */
  onQueued?(jobId: number): void;
}

const FRONT = 1_000;

export function createJobs(parts: JobsParts): Jobs {
  const { store, events, clock } = parts;
  const records = jobRecords(store);
  const kinds: JobKind[] = [];
  let runner: ReturnType<typeof createRunner> | undefined;
  let paused = false;

  function priorityOf(kind: string): number {
    return kinds.find((known) => known.kind === kind)?.priority ?? 0;
  }

  return {
    register: (kind) => kinds.push(kind),
    start() {
      runner = createRunner({ ...parts, records, kinds });
      runner.start();
    },
    stop: async () => runner?.stop(),
    enqueue(job) {
      const id = records.insert(job, priorityOf(job.kind), clock.now());
      runner?.wake();
      if (id !== null) {
        parts.onQueued?.(id);
        return id;
      }
      const existing = job.uniqueKey === undefined ? undefined : records.idOfUnique(job.uniqueKey);
      if (existing === undefined) throw new Error(`job ${job.kind} was neither made nor found`);
      return existing;
    },
    hold: (longestMs) => runner?.hold(longestMs) ?? (() => undefined),
    pause() {
      paused = true;
      runner?.pause();
    },
    resume() {
      paused = false;
      runner?.resume();
    },
    isPaused: () => paused,
    toFront: (subject, subjectId) => {
      if (store.write(() => records.toFront(subject, subjectId, FRONT)) > 0) runner?.wake();
    },
    moveSubject: records.moveSubject,
    runNow: (names) => {
      if (store.write(() => records.runNow(names, clock.now())) > 0) runner?.wake();
    },
    get: records.get,
    page: records.page,
    counts: records.counts,
    unsettled: (withinMs) => records.unsettled(clock.now() + withinMs),
    openOf: (names, withinMs) => records.openOf(names, clock.now() + withinMs),
    retry(id) {
      const done = store.promise(() => records.retry(id, clock.now()));
      if (done) {
        events.emit({ type: "job.queued", jobId: id });
        runner?.wake();
      }
      return done;
    },
    cancel(id) {
      const done = store.promise(() => records.cancel(id, clock.now()));
      if (done) {
        runner?.abort(id);
        events.emit({ type: "job.cancelled", jobId: id });
      }
      return done;
    },
  };
}
