import { setTimeout as wait } from "node:timers/promises";
import type { Store } from "../../store/index.ts";
import { type Clock, yieldToEventLoop } from "../../time/index.ts";
import { MAX_DELAY_MS, retryDelayMs } from "../backoff.ts";
import { type AnyJob, MAX_ATTEMPTS, type Outcome } from "../jobHandler.ts";
import type { JobLeases } from "../records/jobLeases.ts";
import type { StorageGate } from "../storageGate.ts";
import { toJobError } from "./toJobError.ts";

export interface SettlementParts {
  readonly store: Store;
  readonly leases: JobLeases;
  /** The queue's own time, for delays. */
  readonly time: Clock;
  readonly random: () => number;
  readonly storage: StorageGate;
  /** Runs `apply`, which applies a job's effect; jobs enqueued meanwhile are next steps of the same film. */
  asNextStepOf(job: AnyJob, apply: () => void): void;
  onFailure(job: AnyJob, error: unknown): void;
  /** The store could not be written, and not for want of room. */
  onStoreError(error: unknown): void;
}

/** Jobs that ran together, and what became of each, in the same order. */
export interface FinishedBatch {
  readonly jobs: readonly AnyJob[];
  readonly lease: number;
  readonly outcomes: readonly Outcome[];
}

export interface SettledJob {
  readonly job: AnyJob;
  readonly outcome: Outcome;
}

/** Requests are answered after each slice: the main thread answers within milliseconds. */
const SLICE_MS = 8;
/** A job whose condition does not hold runs again soon, and not in an endless loop where it never holds. */
const CONDITION_RETRY_MS = 1_000;
const CONDITION_FAILED: Outcome = { kind: "deferred", delayMs: CONDITION_RETRY_MS };
const NO_OUTCOME: Outcome = { kind: "failed", error: { code: "no_outcome" }, retry: false };
const FIRST_WAIT_MS = 1_000;
const MAX_WAIT_MS = 30_000;

/** Writes down what became of jobs, in one transaction with what they change. */
export class Settlement {
  readonly #parts: SettlementParts;

  constructor(parts: SettlementParts) {
    this.#parts = parts;
  }

  /**
   * Outcomes that cannot be written are kept, and written again and again until it works or the program ends. In that
   * case the jobs run again at the next start.
   * @param onSlice called with each part that was written
   */
  async settle(
    batch: FinishedBatch,
    onSlice: (settled: readonly SettledJob[]) => void,
    stopping: AbortSignal,
  ): Promise<void> {
    let failures = 0;
    for (let next = 0; next < batch.jobs.length; ) {
      // Before the first slice too: batches that end in the same turn of the event loop are written in different ones.
      await yieldToEventLoop();
      try {
        const slice = this.#settleSlice(batch, next);
        next += slice.taken;
        failures = 0;
        onSlice(slice.settled);
      } catch (error) {
        if (stopping.aborted) return this.#parts.onStoreError(error);
        failures += 1;
        await this.#waitForStore(error, failures, stopping);
      }
    }
  }

  #settleSlice({ jobs, lease, outcomes }: FinishedBatch, first: number): { settled: SettledJob[]; taken: number } {
    const deadline = performance.now() + SLICE_MS;
    return this.#parts.store.writeRelaxed(() => {
      const settled: SettledJob[] = [];
      let taken = 0;
      for (const job of jobs.slice(first)) {
        const outcome = this.#settleOne(job, lease, outcomes[first + taken] ?? NO_OUTCOME);
        taken += 1;
        if (outcome) settled.push({ job, outcome });
        if (performance.now() >= deadline) break;
      }
      return { settled, taken };
    });
  }

  /** One savepoint per job: an outcome that cannot be applied leaves the other jobs of the batch alone. */
  #settleOne(job: AnyJob, lease: number, given: Outcome): Outcome | null {
    const { store, storage } = this.#parts;
    try {
      return store.database.transaction(() => {
        // An outcome without a condition comes from work that changes nothing, or from a test's.
        const outcome = given.onlyIf?.() === false ? CONDITION_FAILED : given;
        if (!this.#record(job, lease, outcome)) return null;
        if (outcome.apply) this.#parts.asNextStepOf(job, () => outcome.apply?.());
        return outcome;
      })();
    } catch (error) {
      // A full disk is not the job's fault, and SQLite may have rolled back the whole transaction.
      if (storage.report(error) || !store.database.inTransaction) throw error;
      this.#parts.onFailure(job, error);
      const failed = { kind: "failed", error: toJobError(error), retry: true } as const;
      return this.#record(job, lease, failed) ? failed : null;
    }
  }

  /** @returns false when the lease was lost */
  #record(job: AnyJob, lease: number, outcome: Outcome): boolean {
    const { leases, time, random } = this.#parts;
    const now = time.now();
    switch (outcome.kind) {
      case "done":
        return leases.settle(job.id, lease, "done", null, now);
      case "deferred": {
        const delayMs = Math.min(outcome.delayMs, MAX_DELAY_MS);
        return leases.requeue(job.id, lease, {
          runAt: now + delayMs,
          error: outcome.error ?? null,
          costsAttempt: false,
        });
      }
      case "failed":
        if (outcome.retry && job.attempt < MAX_ATTEMPTS) {
          const delayMs = retryDelayMs(job.attempt, random());
          const { error, isAlone } = outcome;
          return leases.requeue(job.id, lease, { runAt: now + delayMs, error, costsAttempt: true, isAlone });
        }
        return leases.settle(job.id, lease, "failed", outcome.error, now);
    }
  }

  async #waitForStore(error: unknown, failures: number, stopping: AbortSignal): Promise<void> {
    const { storage, onStoreError } = this.#parts;
    if (storage.report(error)) return storage.whenWritable(stopping);
    onStoreError(error);
    const delayMs = Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), MAX_WAIT_MS);
    // A stop ends the wait; the last try follows at once.
    await wait(delayMs, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
}
