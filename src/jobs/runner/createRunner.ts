import type { MonotonicClock } from "../../time/index.ts";
import { retryDelayMs } from "../backoff.ts";
import type { JobDefinitions } from "../jobDefinitions.ts";
import { type AnyJobHandler, MAX_ATTEMPTS } from "../jobHandler.ts";
import type { Released } from "../records/jobLeases.ts";
import type { JobRepairs } from "../records/jobRepairs.ts";
import { BatchExecution, type ExecutionParts } from "./batchExecution.ts";
import { Batches } from "./batches.ts";
import { claimBatch } from "./claimBatch.ts";
import { DispatchGate } from "./dispatchGate.ts";

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
  /** A job may have become due. @param kind checks only this kind; without it every kind is checked */
  wake(kind?: string): void;
  abort(jobId: number): void;
  /** Starts nothing new until it is released, at most for that long: a durable write comes first. */
  pauseDispatch(maxMs: number): () => void;
  /** Starts nothing new until `resume`; what runs is finished. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

export interface RunnerParts extends ExecutionParts {
  readonly repairs: JobRepairs;
  readonly definitions: JobDefinitions;
  readonly handlers: readonly AnyJobHandler[];
  readonly time: MonotonicClock;
}

/** How often the clock and the leases are checked. */
const WATCHDOG_MS = 1_000;
const LEASE_GRACE_MS = 15_000;
/** After an error of the store that is not a full disk, such as another program's lock. */
const STORE_ERROR_WAIT_MS = 5_000;
const MAX_SLEEP_MS = 60_000;

export function createRunner(parts: RunnerParts): Runner {
  return new QueueRunner(parts);
}

class QueueRunner implements Runner {
  readonly #parts: RunnerParts;
  readonly #execution: BatchExecution;
  readonly #gate: DispatchGate;
  readonly #batches = new Batches();
  readonly #stopping = new AbortController();
  /** Kinds to check in the next dispatch: a wake-up costs the same however many kinds and waiting jobs there are. */
  readonly #changedKinds = new Set<string>();
  /** When the next delayed job of each kind is due, as of the last check. */
  readonly #nextRunAt = new Map<string, number>();
  #lease: number;
  #timer: NodeJS.Timeout | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #stopListening: () => void = () => undefined;
  #isScheduled = false;
  #isRecovered = false;
  #isStopped = true;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#execution = new BatchExecution(parts);
    this.#gate = new DispatchGate(parts.storage, () => this.wake());
    this.#lease = Math.floor(parts.random() * 1e9);
  }

  start(): void {
    const { time, storage } = this.#parts;
    this.#isStopped = false;
    this.#guard(() => this.#recover());
    this.#watchdog = setInterval(() => {
      // The clock is also asked while nothing else does: only a step that is seen can be followed.
      if (time.aheadMs() > 0) this.wake();
      this.#guard(() => this.#releaseHanging());
    }, WATCHDOG_MS);
    this.#watchdog.unref();
    this.#stopListening = storage.onWritable(() => this.wake());
    this.wake();
  }

  wake(kind?: string): void {
    if (kind !== undefined) this.#changedKinds.add(kind);
    else for (const handler of this.#parts.handlers) this.#changedKinds.add(handler.kind);
    if (this.#isStopped || this.#isScheduled || !this.#gate.isOpen()) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      if (!this.#isStopped && this.#gate.isOpen()) this.#guard(() => this.#dispatch());
    });
  }

  abort(jobId: number): void {
    this.#batches.abort(jobId);
  }

  pauseDispatch(maxMs: number): () => void {
    return this.#gate.pauseFor(maxMs);
  }

  pause(): void {
    this.#gate.pause();
  }

  resume(): void {
    this.#gate.resume();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#stopping.abort();
    this.#stopListening();
    clearTimeout(this.#timer);
    clearInterval(this.#watchdog);
    await this.#batches.stop();
  }

  /** Runs what a timer calls: an error of the store would end the program there. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      // The storage wakes the queue itself; anything else is tried again soon.
      if (this.#parts.storage.report(error)) return;
      this.#parts.onStoreError(error);
      this.#sleep(STORE_ERROR_WAIT_MS);
    }
  }

  /** Once, before anything runs: takes back what ran when the program died. On a full disk not before it has room. */
  #recover(): void {
    if (this.#isRecovered) return;
    const { store, repairs, handlers, time } = this.#parts;
    store.writeRelaxed(() => {
      this.#release(null, "crashed_repeatedly", true);
      repairs.limitDelays(time.now());
      repairs.failUnknown(
        handlers.map(({ kind }) => kind),
        time.now(),
      );
    });
    this.#isRecovered = true;
  }

  #dispatch(): void {
    this.#recover();
    this.#followClock();
    const changed = this.#parts.handlers.filter(({ kind }) => this.#changedKinds.has(kind));
    for (const handler of changed) {
      this.#startBatches(handler);
      this.#noteNextDue(handler);
      // Only after both calls: if the store throws, the kind is checked again.
      this.#changedKinds.delete(handler.kind);
    }
    this.#sleepUntilNextDue();
  }

  #startBatches(handler: AnyJobHandler): void {
    while (this.#batches.countOf(handler.kind) < handler.concurrency) {
      const now = this.#parts.time.now();
      this.#lease += 1;
      const leaseUntil = now + handler.timeoutMs + LEASE_GRACE_MS;
      const batch = claimBatch(this.#parts, handler, { lease: this.#lease, leaseUntil, now });
      if (!batch) return;
      if (batch.jobs.length === 0) continue;
      const work = this.#execution.run(handler, batch, this.#stopping.signal).finally(() => {
        this.#batches.remove(batch);
        this.wake(handler.kind);
      });
      this.#batches.add(batch, work);
    }
  }

  /** When the machine's clock was set back, delayed jobs move with it and wait no longer than they were meant to. */
  #followClock(): void {
    const { store, repairs, time } = this.#parts;
    const aheadMs = time.aheadMs();
    if (aheadMs === 0) return;
    store.writeRelaxed(() => repairs.shiftDelayed(-aheadMs));
    time.resync();
  }

  /** A batch that neither ends nor obeys its abortion loses its jobs: they run again, and the attempt counts. */
  #releaseHanging(): void {
    const timeouts = new Map(this.#parts.handlers.map(({ kind, timeoutMs }) => [kind, timeoutMs]));
    const now = performance.now();
    for (const { kind, lease, startedAt, isSettling } of this.#batches.all()) {
      if (isSettling || now - startedAt < (timeouts.get(kind) ?? 0) + LEASE_GRACE_MS) continue;
      const { count, ended } = this.#release(lease, "too_slow", false);
      if (count > 0) this.wake();
      if (ended.length > 0) this.#parts.events.emit({ type: "job.failed", kind, count: ended.length });
    }
  }

  #release(lease: number | null, endsWith: string, isCrash: boolean): Released {
    const { store, leases, time, random, handlers } = this.#parts;
    return store.writeRelaxed(() => {
      const released = leases.release({
        lease,
        endsWith,
        isCrash,
        now: time.now(),
        maximumAttempts: MAX_ATTEMPTS,
        delayMsAfter: (attempts) => retryDelayMs(attempts, random()),
      });
      for (const { job, error } of released.ended)
        handlers.find(({ kind }) => kind === job.kind)?.onGivenUp?.(job, error);
      return released;
    });
  }

  /** A kind at its concurrency limit needs no timer: it is checked when one of its batches ends. */
  #noteNextDue({ kind, concurrency }: AnyJobHandler): void {
    const isFull = this.#batches.countOf(kind) >= concurrency;
    const at = isFull ? null : this.#parts.leases.nextRunAt(kind);
    if (at === null) this.#nextRunAt.delete(kind);
    else this.#nextRunAt.set(kind, at);
  }

  #sleepUntilNextDue(): void {
    clearTimeout(this.#timer);
    if (this.#nextRunAt.size === 0) return;
    const next = Math.min(...this.#nextRunAt.values()) - this.#parts.time.now();
    this.#sleep(Math.min(Math.max(next, 1), MAX_SLEEP_MS));
  }

  #sleep(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), milliseconds);
    this.#timer.unref();
  }
}
