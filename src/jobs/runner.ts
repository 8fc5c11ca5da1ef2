import type { Events } from "../events/index.ts";
import type { Store } from "../store/index.ts";
import { retryDelayMs } from "./backoff.ts";
import { type ClaimedJob, type JobError, type JobKind, MAXIMUM_ATTEMPTS, type Outcome } from "./kinds.ts";
import type { JobRecords } from "./records.ts";

/**
 * Takes what is due, runs it, settles it.
 *
 *            claim              done
 *   queued ─────────▶ running ─────────▶ done
 *     ▲  ▲               │ failed, attempts left, or deferred
 *     │  └───────────────┤
 *     │ retry            │ failed for good          cancel (from queued or running)
 *     └──────── failed ◀─┘                          ─────────▶ cancelled
 */
export interface Runner {
  start(): void;
  /** Something new is due, or may be. */
  wake(): void;
  abort(jobId: number): void;
  /** Starts nothing new until it is released, or the time is over: what is being promised now comes first. */
  hold(longestMs: number): () => void;
  /** Starts nothing new until `resume`; what runs is finished. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

export interface RunnerParts {
  readonly store: Store;
  readonly records: JobRecords;
  readonly kinds: readonly JobKind[];
  readonly events: Events;
  readonly clock: { now(): number };
  readonly random: () => number;
  onSettled(settled: { kind: string; outcome: string; seconds: number; error?: JobError }): void;
  onFailure(job: ClaimedJob, error: unknown): void;
  around?<T>(kind: string, jobIds: readonly number[], work: () => Promise<T>): Promise<T>;
}

/** Settling yields to requests after this long: the main thread answers within milliseconds. */
const SLICE_MS = 8;
const WATCHDOG_MS = 5_000;
const LEASE_GRACE_MS = 15_000;

interface Batch {
  readonly jobs: readonly ClaimedJob[];
  readonly lease: number;
  readonly controller: AbortController;
  readonly startedAt: number;
}

export function createRunner(parts: RunnerParts): Runner {
  const { store, records, kinds, events, clock } = parts;
  const batches = new Map<string, Set<Batch>>(kinds.map(({ kind }) => [kind, new Set()]));
  const finishing = new Set<Promise<void>>();
  let lease = Math.floor(parts.random() * 1e9);
  let timer: NodeJS.Timeout | undefined;
  let watchdog: NodeJS.Timeout | undefined;
  let scheduled = false;
  let stopped = true;
  let paused = false;
  const holds = new Set<symbol>();

  function wake(): void {
    if (stopped || scheduled || isHeld()) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (!stopped && !isHeld()) dispatch();
    });
  }

  function isHeld(): boolean {
    return paused || holds.size > 0;
  }

  function dispatch(): void {
    for (const kind of kinds) {
      const running = batches.get(kind.kind)!;
      while (running.size < kind.concurrency) {
        const batch = claim(kind);
        if (!batch) break;
        running.add(batch);
        const work = runBatch(kind, batch).finally(() => {
          running.delete(batch);
          finishing.delete(work);
          wake();
        });
        finishing.add(work);
      }
    }
    sleepUntilNextDue();
  }

  function claim(kind: JobKind): Batch | null {
    const now = clock.now();
    lease += 1;
    const jobs = store.write(() =>
      records.claim(kind.kind, kind.batchSize, lease, now + kind.timeoutMs + LEASE_GRACE_MS, now),
    );
    return jobs.length === 0 ? null : { jobs, lease, controller: new AbortController(), startedAt: now };
  }

  async function runBatch(kind: JobKind, batch: Batch): Promise<void> {
    const [only] = batch.jobs;
    events.emit({
      type: "job.running",
      kind: kind.kind,
      count: batch.jobs.length,
      ...(batch.jobs.length === 1 && only ? { jobId: only.id } : {}),
    });
    const outcomes = await outcomesOf(kind, batch);
    await settle(kind, batch, outcomes);
  }

  async function outcomesOf(kind: JobKind, batch: Batch): Promise<readonly Outcome[]> {
    const signal = AbortSignal.any([batch.controller.signal, AbortSignal.timeout(kind.timeoutMs)]);
    try {
      const progress = (jobId: number, ratio: number) => {
        store.write(() => records.progress(jobId, ratio));
        events.emit({ type: "job.progress", kind: kind.kind, jobId, progress: ratio });
      };
      const work = () => kind.run(batch.jobs, { signal, progress });
      if (!parts.around) return await work();
      return await parts.around(
        kind.kind,
        batch.jobs.map(({ id }) => id),
        work,
      );
    } catch (error) {
      // A stop of the program is no failure of the job.
      if (stopped) return batch.jobs.map(() => ({ kind: "deferred", delayMs: 0 }));
      for (const job of batch.jobs) parts.onFailure(job, error);
      return batch.jobs.map(() => ({ kind: "failed", error: toJobError(error, signal), retry: true }));
    }
  }

  async function settle(kind: JobKind, batch: Batch, outcomes: readonly Outcome[]): Promise<void> {
    let next = 0;
    while (next < batch.jobs.length) {
      const settled: { job: ClaimedJob; outcome: Outcome }[] = [];
      const deadline = performance.now() + SLICE_MS;
      store.write(() => {
        do {
          const job = batch.jobs[next]!;
          const outcome = outcomes[next] ?? ({ kind: "failed", error: { code: "no_outcome" }, retry: false } as const);
          next += 1;
          const counted = settleOne(job, batch.lease, outcome);
          if (counted) settled.push({ job, outcome: counted });
        } while (next < batch.jobs.length && performance.now() < deadline);
      });
      announce(kind, batch, settled);
      if (next < batch.jobs.length) await new Promise(setImmediate);
    }
  }

  /** A savepoint a job: one that cannot be applied does not take its neighbours along. */
  function settleOne(job: ClaimedJob, batchLease: number, outcome: Outcome): Outcome | null {
    try {
      return store.database.transaction(() => {
        if (!record(job, batchLease, outcome)) return null;
        outcome.apply?.();
        return outcome;
      })();
    } catch (error) {
      parts.onFailure(job, error);
      const failed = { kind: "failed", error: toJobError(error), retry: true } as const;
      return record(job, batchLease, failed) ? failed : null;
    }
  }

  function record(job: ClaimedJob, batchLease: number, outcome: Outcome): boolean {
    const now = clock.now();
    switch (outcome.kind) {
      case "done":
        return records.settle(job.id, batchLease, "done", null, now);
      case "deferred":
        return records.requeue(job.id, batchLease, now + outcome.delayMs, outcome.error ?? null, false);
      case "failed":
        if (outcome.retry && job.attempt < MAXIMUM_ATTEMPTS) {
          const delay = retryDelayMs(job.attempt, parts.random());
          return records.requeue(job.id, batchLease, now + delay, outcome.error, true);
        }
        return records.settle(job.id, batchLease, "failed", outcome.error, now);
    }
  }

  function announce(kind: JobKind, batch: Batch, settled: readonly { job: ClaimedJob; outcome: Outcome }[]): void {
    const seconds = (clock.now() - batch.startedAt) / 1000 / batch.jobs.length;
    for (const type of ["done", "failed", "deferred"] as const) {
      const ofType = settled.filter(({ outcome }) => outcome.kind === type);
      const [first] = ofType;
      if (!first) continue;
      for (const { outcome } of ofType) {
        parts.onSettled({
          kind: kind.kind,
          outcome: type,
          seconds,
          error: outcome.kind === "failed" ? outcome.error : undefined,
        });
      }
      events.emit({
        type: type === "deferred" ? "job.queued" : `job.${type}`,
        kind: kind.kind,
        count: ofType.length,
        ...(ofType.length === 1 ? { jobId: first.job.id } : {}),
      });
    }
  }

  function sleepUntilNextDue(): void {
    clearTimeout(timer);
    const now = clock.now();
    const due = kinds
      .filter(({ kind, concurrency }) => batches.get(kind)!.size < concurrency)
      .map(({ kind }) => records.nextRunAt(kind))
      .filter((at) => at !== null);
    if (due.length === 0) return;
    timer = setTimeout(wake, Math.min(Math.max(Math.min(...due) - now, 1), 60_000));
    timer.unref();
  }

  return {
    start() {
      stopped = false;
      store.write(() => records.releaseAll(clock.now()));
      watchdog = setInterval(() => {
        if (store.write(() => records.releaseExpired(clock.now())) > 0) wake();
      }, WATCHDOG_MS);
      watchdog.unref();
      wake();
    },
    wake,
    hold(longestMs) {
      const one = Symbol("hold");
      holds.add(one);
      const release = () => {
        clearTimeout(patience);
        if (holds.delete(one)) wake();
      };
      const patience = setTimeout(release, longestMs);
      return release;
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      wake();
    },
    abort(jobId) {
      for (const running of batches.values()) {
        for (const batch of running) {
          if (batch.jobs.length === 1 && batch.jobs[0]?.id === jobId) batch.controller.abort();
        }
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(watchdog);
      for (const running of batches.values()) for (const batch of running) batch.controller.abort();
      await Promise.allSettled(finishing);
    },
  };
}

function toJobError(error: unknown, signal?: AbortSignal): JobError {
  if (signal?.aborted && signal.reason instanceof DOMException && signal.reason.name === "TimeoutError") {
    return { code: "too_slow" };
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "unexpected";
  return { code, fact: error instanceof Error ? error.message.slice(0, 300) : undefined };
}
