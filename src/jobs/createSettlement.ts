import { setTimeout as wait } from "node:timers/promises";
import { errorCode } from "../errors/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { yieldToEventLoop } from "../time/index.ts";
import { MAX_DELAY_MS, retryDelayMs } from "./backoff.ts";
import { type AnyJob, type JobError, MAX_ATTEMPTS, type Outcome } from "./jobHandler.ts";
import type { JobRecords } from "./jobRecords.ts";
import type { StorageGate } from "./storageGate.ts";

export interface SettlementParts {
  readonly store: Store;
  readonly records: JobRecords;
  /** The queue's own time, for what waits. */
  readonly time: Clock;
  readonly random: () => number;
  readonly storage: StorageGate;
  onFailure(job: AnyJob, error: unknown): void;
  /** The store could not be written, and not for want of room. */
  onStoreError(error: unknown): void;
}

export interface Settled {
  readonly job: AnyJob;
  readonly outcome: Outcome;
}

/** Settling yields to requests after this long: the main thread answers within milliseconds. */
const SLICE_MS = 8;
/** What the work rested on is otherwise by now: soon enough, and no endless loop where it never holds. */
const AGAIN_AFTER_MS = 1_000;
const AGAIN: Outcome = { kind: "deferred", delayMs: AGAIN_AFTER_MS };
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Writes down what became of jobs, together with what they change. */
export function createSettlement(parts: SettlementParts) {
  const { store, records, time, storage } = parts;

  /**
   * What cannot be written is not lost: it is kept and tried again until it can be, or until the program ends. Then the
   * jobs run again at the next start.
   * @param onSlice told of each part that was written
   */
  async function settle(
    jobs: readonly AnyJob[],
    lease: number,
    outcomes: readonly Outcome[],
    onSlice: (settled: readonly Settled[]) => void,
    stopping: AbortSignal,
  ): Promise<void> {
    let failures = 0;
    for (let next = 0; next < jobs.length; ) {
      try {
        const slice = settleSlice(jobs, lease, outcomes, next);
        next = slice.next;
        failures = 0;
        onSlice(slice.settled);
      } catch (error) {
        if (stopping.aborted) return parts.onStoreError(error);
        failures += 1;
        await patience(error, failures, stopping);
        continue;
      }
      if (next < jobs.length) await yieldToEventLoop();
    }
  }

  function settleSlice(jobs: readonly AnyJob[], lease: number, outcomes: readonly Outcome[], first: number) {
    const settled: Settled[] = [];
    let next = first;
    const deadline = performance.now() + SLICE_MS;
    store.writeRelaxed(() => {
      do {
        const job = jobs[next]!;
        const outcome = outcomes[next] ?? ({ kind: "failed", error: { code: "no_outcome" }, retry: false } as const);
        next += 1;
        const counted = settleOne(job, lease, outcome);
        if (counted) settled.push({ job, outcome: counted });
      } while (next < jobs.length && performance.now() < deadline);
    });
    return { settled, next };
  }

  /** A savepoint a job: one that cannot be applied does not take its neighbours along. */
  function settleOne(job: AnyJob, lease: number, given: Outcome): Outcome | null {
    try {
      return store.database.transaction(() => {
        // An outcome without a condition comes from work that changes nothing, or from a test's.
        const outcome = given.onlyIf?.() === false ? AGAIN : given;
        if (!record(job, lease, outcome)) return null;
        outcome.apply?.();
        return outcome;
      })();
    } catch (error) {
      // A full disk is not the job's fault, and SQLite may have taken the whole transaction back.
      if (storage.report(error) || !store.database.inTransaction) throw error;
      parts.onFailure(job, error);
      const failed = { kind: "failed", error: toJobError(error), retry: true } as const;
      return record(job, lease, failed) ? failed : null;
    }
  }

  function record(job: AnyJob, lease: number, outcome: Outcome): boolean {
    const now = time.now();
    switch (outcome.kind) {
      case "done":
        return records.settle(job.id, lease, "done", null, now);
      case "deferred": {
        const delayMs = Math.min(outcome.delayMs, MAX_DELAY_MS);
        return records.requeue(job.id, lease, now + delayMs, outcome.error ?? null, false);
      }
      case "failed":
        if (outcome.retry && job.attempt < MAX_ATTEMPTS) {
          const delay = retryDelayMs(job.attempt, parts.random());
          return records.requeue(job.id, lease, now + delay, outcome.error, true);
        }
        return records.settle(job.id, lease, "failed", outcome.error, now);
    }
  }

  async function patience(error: unknown, failures: number, stopping: AbortSignal): Promise<void> {
    if (storage.report(error)) return storage.whenOpen(stopping);
    parts.onStoreError(error);
    const delayMs = Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
    // A stop ends the waiting; the last try comes at once.
    await wait(delayMs, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }

  return { settle };
}

export function toJobError(error: unknown, signal?: AbortSignal): JobError {
  if (signal?.aborted && signal.reason instanceof DOMException && signal.reason.name === "TimeoutError") {
    return { code: "too_slow" };
  }
  const code = errorCode(error) ?? "unexpected";
  return { code, fact: error instanceof Error ? error.message.slice(0, 300) : undefined };
}
