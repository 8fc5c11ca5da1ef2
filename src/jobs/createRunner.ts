import type { Events } from "../events/index.ts";
import type { MonotonicClock } from "../time/index.ts";
import { retryDelayMs } from "./backoff.ts";
import { createSettlement, type Settled, type SettlementParts, toJobError } from "./createSettlement.ts";
import { type JobDefinitions, parsePayload } from "./jobDefinitions.ts";
import {
  type AnyJob,
  type JobContext,
  type JobError,
  type JobHandler,
  MAX_ATTEMPTS,
  type Outcome,
} from "./jobHandler.ts";

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
  pauseDispatch(longestMs: number): () => void;
  /** Starts nothing new until `resume`; what runs is finished. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

export interface RunnerParts extends SettlementParts {
  readonly definitions: JobDefinitions;
  readonly kinds: readonly AnyJobHandler[];
  readonly events: Events;
  readonly time: MonotonicClock;
  onSettled(settled: { kind: string; outcome: string; seconds: number; error?: JobError }): void;
  middleware?<T>(kind: string, jobIds: readonly number[], work: () => Promise<T>): Promise<T>;
}

/** A kind of work, whatever its payload: what is handed to it was read by its own schema. */
export interface AnyJobHandler extends Omit<JobHandler, "kind" | "run"> {
  readonly kind: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind takes its own payload; `register` proved that they fit
  run(jobs: readonly any[], tools: JobContext): Promise<readonly Outcome[]>;
}

/** How often the clock and the leases are looked at. */
const WATCHDOG_MS = 1_000;
const LEASE_GRACE_MS = 15_000;
/** After an error of the store that is no want of room, another program's lock say. */
const TROUBLE_WAIT_MS = 5_000;
/** A stop of the program is no failure of the job. */
const STOPPED: Outcome = { kind: "deferred", delayMs: 0 };

interface Batch {
  readonly jobs: readonly AnyJob[];
  readonly lease: number;
  readonly controller: AbortController;
  /** On the clock that nobody sets. */
  readonly startedAt: number;
  /** Its work is over: it waits for nothing but the store. */
  isSettling: boolean;
}

export function createRunner(parts: RunnerParts): Runner {
  const { store, records, kinds, events, time, storage } = parts;
  const { settle } = createSettlement(parts);
  const batches = new Map<string, Set<Batch>>(kinds.map(({ kind }) => [kind, new Set()]));
  const finishing = new Set<Promise<void>>();
  const stopping = new AbortController();
  let lease = Math.floor(parts.random() * 1e9);
  let timer: NodeJS.Timeout | undefined;
  let watchdog: NodeJS.Timeout | undefined;
  let stopListening: () => void = () => undefined;
  let scheduled = false;
  let stopped = true;
  let paused = false;
  const dispatchPauses = new Set<symbol>();

  function wake(): void {
    if (stopped || scheduled || isDispatchPaused()) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (!stopped && !isDispatchPaused()) survive(dispatch);
    });
  }

  function isDispatchPaused(): boolean {
    return paused || dispatchPauses.size > 0 || !storage.isOpen();
  }

  /** Work of a timer: what the store throws there would end the program. */
  function survive(work: () => void): void {
    try {
      work();
    } catch (error) {
      // The storage wakes the queue itself; anything else is tried again soon.
      if (storage.report(error)) return;
      parts.onStoreError(error);
      clearTimeout(timer);
      timer = setTimeout(wake, TROUBLE_WAIT_MS);
      timer.unref();
    }
  }

  function dispatch(): void {
    followClock();
    for (const kind of kinds) {
      const running = batches.get(kind.kind)!;
      while (running.size < kind.concurrency) {
        const batch = claim(kind);
        if (!batch) break;
        if (batch.jobs.length === 0) continue;
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

  /** The machine's clock was set back: what waits is moved along, and waits no longer than it was meant to. */
  function followClock(): void {
    const aheadMs = time.aheadMs();
    if (aheadMs === 0) return;
    store.writeRelaxed(() => records.moveWaiting(-aheadMs));
    time.resync();
  }

  /** @returns null when nothing is due */
  function claim(kind: AnyJobHandler): Batch | null {
    const now = time.now();
    if (!records.isDue(kind.kind, now)) return null;
    lease += 1;
    const claimed = store.writeRelaxed(() => {
      const rows = records.claim(kind.kind, kind.batchSize, lease, now + kind.timeoutMs + LEASE_GRACE_MS, now);
      const read = rows.map((row) => ({ row, read: parsePayload(parts.definitions, row.kind, row.payload) }));
      for (const { row, read: found } of read)
        if (found.kind === "unreadable")
          records.settle(row.id, lease, "failed", { code: "job_payload_unreadable", fact: found.fact }, now);
      return read;
    });
    if (claimed.length === 0) return null;
    const unreadable = claimed.filter(({ read }) => read.kind === "unreadable").length;
    if (unreadable > 0) events.emit({ type: "job.failed", kind: kind.kind, count: unreadable });
    const jobs = claimed.flatMap(({ row, read }) => (read.kind === "read" ? [{ ...row, payload: read.payload }] : []));
    return { jobs, lease, controller: new AbortController(), startedAt: performance.now(), isSettling: false };
  }

  async function runBatch(kind: AnyJobHandler, batch: Batch): Promise<void> {
    const [only] = batch.jobs;
    events.emit({
      type: "job.running",
      kind: kind.kind,
      count: batch.jobs.length,
      ...(batch.jobs.length === 1 && only ? { jobId: only.id } : {}),
    });
    const outcomes = await outcomesOf(kind, batch);
    batch.isSettling = true;
    await settle(batch.jobs, batch.lease, outcomes, (settled) => announce(kind, batch, settled), stopping.signal);
  }

  async function outcomesOf(kind: AnyJobHandler, batch: Batch): Promise<readonly Outcome[]> {
    const signal = AbortSignal.any([batch.controller.signal, AbortSignal.timeout(kind.timeoutMs)]);
    try {
      const work = () => kind.run(batch.jobs, { signal, progress });
      if (!parts.middleware) return await work();
      return await parts.middleware(
        kind.kind,
        batch.jobs.map(({ id }) => id),
        work,
      );
    } catch (error) {
      if (stopped) return batch.jobs.map(() => STOPPED);
      for (const job of batch.jobs) parts.onFailure(job, error);
      const problem = toJobError(error, signal);
      // A full disk costs no attempt: the work comes back when there is room.
      if (storage.report(error)) return batch.jobs.map(() => ({ kind: "deferred", delayMs: 0, error: problem }));
      return batch.jobs.map(() => ({ kind: "failed", error: problem, retry: true }));
    }

    function progress(jobId: number, ratio: number): void {
      try {
        store.writeRelaxed(() => records.progress(jobId, ratio));
      } catch (error) {
        // How far it is may stay unsaid; that the disk is full is said by the storage.
        if (!storage.report(error)) parts.onStoreError(error);
      }
      events.emit({ type: "job.progress", kind: kind.kind, jobId, progress: ratio });
    }
  }

  function announce(kind: AnyJobHandler, batch: Batch, settled: readonly Settled[]): void {
    const seconds = (performance.now() - batch.startedAt) / 1000 / batch.jobs.length;
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

  /** A batch that neither ends nor heeds its abortion loses its jobs: they run again, and their attempt counts. */
  function releaseHanging(): void {
    const now = performance.now();
    for (const kind of kinds) {
      for (const batch of batches.get(kind.kind)!) {
        if (batch.isSettling || now - batch.startedAt < kind.timeoutMs + LEASE_GRACE_MS) continue;
        if (release(batch.lease, "too_slow", false) > 0) wake();
      }
    }
  }

  function release(ofLease: number | null, endsWith: string, isCrash: boolean): number {
    return store.writeRelaxed(() =>
      records.release({
        lease: ofLease,
        endsWith,
        isCrash,
        now: time.now(),
        maximumAttempts: MAX_ATTEMPTS,
        delayMsAfter: (attempts) => retryDelayMs(attempts, parts.random()),
      }),
    );
  }

  function sleepUntilNextDue(): void {
    clearTimeout(timer);
    const now = time.now();
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
      survive(() => {
        release(null, "crashed_repeatedly", true);
        store.writeRelaxed(() => {
          records.boundWaiting(time.now());
          records.failUnknown(
            kinds.map(({ kind }) => kind),
            time.now(),
          );
        });
      });
      watchdog = setInterval(() => {
        // Also while nothing else asks the time: only a step that is seen can be followed.
        if (time.aheadMs() > 0) wake();
        survive(releaseHanging);
      }, WATCHDOG_MS);
      watchdog.unref();
      stopListening = storage.onOpen(wake);
      wake();
    },
    wake,
    pauseDispatch(longestMs) {
      const one = Symbol("hold");
      dispatchPauses.add(one);
      const release = () => {
        clearTimeout(patience);
        if (dispatchPauses.delete(one)) wake();
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
      stopping.abort();
      stopListening();
      clearTimeout(timer);
      clearInterval(watchdog);
      for (const running of batches.values()) for (const batch of running) batch.controller.abort();
      await Promise.allSettled(finishing);
    },
  };
}
