import type { Events } from "../../events/index.ts";
import { type AnyJob, type AnyJobHandler, always, type JobError, MAX_ATTEMPTS, type Outcome } from "../jobHandler.ts";
import type { Batch } from "./batches.ts";
import { type SettledJob, Settlement, type SettlementParts } from "./settlement.ts";
import { toJobError } from "./toJobError.ts";

/** What the queue reports to metrics and traces. */
export interface SettledReport {
  readonly kind: string;
  readonly outcome: Outcome["kind"];
  /** The job's share of its batch's time. */
  readonly seconds: number;
  readonly error?: JobError | undefined;
}

export interface ExecutionParts extends SettlementParts {
  readonly events: Events;
  onSettled(settled: SettledReport): void;
  middleware?<T>(kind: string, jobIds: readonly number[], work: () => Promise<T>): Promise<T>;
}

/** A job that a stop of the program interrupts did not fail. */
const STOPPED: Outcome = { kind: "deferred", delayMs: 0 };
const OUTCOMES = ["done", "failed", "deferred"] as const;

/** Runs a batch, settles its jobs and announces what became of them. */
export class BatchExecution {
  readonly #parts: ExecutionParts;
  readonly #settlement: Settlement;

  constructor(parts: ExecutionParts) {
    this.#parts = parts;
    this.#settlement = new Settlement(parts);
  }

  /** @param stopping the program ends */
  async run(handler: AnyJobHandler, batch: Batch, stopping: AbortSignal): Promise<void> {
    const { events } = this.#parts;
    const { kind, jobs, lease } = batch;
    events.emit({ type: "job.running", kind, count: jobs.length, ...idOfOnly(jobs) });
    const outcomes = await this.#outcomesOf(handler, batch, stopping);
    batch.isSettling = true;
    await this.#settlement.settle(
      { jobs, lease, outcomes },
      (settled) => this.#announce(handler, batch, settled),
      stopping,
    );
  }

  async #outcomesOf(handler: AnyJobHandler, batch: Batch, stopping: AbortSignal): Promise<readonly Outcome[]> {
    const { middleware, onFailure, storage } = this.#parts;
    const { kind, jobs } = batch;
    const signal = AbortSignal.any([batch.controller.signal, AbortSignal.timeout(handler.timeoutMs)]);
    const progress = (jobId: number, ratio: number) => this.#reportProgress(kind, jobId, ratio);
    const work = () => handler.run(jobs, { signal, progress });
    try {
      if (!middleware) return await work();
      const jobIds = jobs.map(({ id }) => id);
      return await middleware(kind, jobIds, work);
    } catch (error) {
      if (stopping.aborted) return jobs.map(() => STOPPED);
      for (const job of jobs) onFailure(job, error);
      const problem = toJobError(error, signal);
      // A full disk costs no attempt: the work comes back when there is room.
      if (storage.report(error)) return jobs.map(() => ({ kind: "deferred", delayMs: 0, error: problem }));
      return jobs.map((job) => thrownOutcome(handler, job, problem));
    }
  }

  #reportProgress(kind: string, jobId: number, ratio: number): void {
    const { store, leases, storage, events, onStoreError } = this.#parts;
    try {
      store.writeRelaxed(() => leases.recordProgress(jobId, ratio));
    } catch (error) {
      // Progress may be lost; a full disk is reported by the storage itself.
      if (!storage.report(error)) onStoreError(error);
    }
    events.emit({ type: "job.progress", kind, jobId, progress: ratio });
  }

  #announce(handler: AnyJobHandler, { kind, jobs, startedAt }: Batch, settled: readonly SettledJob[]): void {
    const { events, onSettled } = this.#parts;
    handler.afterSettled?.(settled.map(({ job }) => job));
    const seconds = (performance.now() - startedAt) / 1000 / jobs.length;
    for (const type of OUTCOMES) {
      const ofType = settled.filter(({ outcome }) => outcome.kind === type);
      if (ofType.length === 0) continue;
      for (const { outcome } of ofType)
        onSettled({ kind, outcome: type, seconds, error: outcome.kind === "failed" ? outcome.error : undefined });
      events.emit({
        type: type === "deferred" ? "job.queued" : `job.${type}`,
        kind,
        count: ofType.length,
        ...idOfOnly(ofType.map(({ job }) => job)),
      });
    }
  }
}

function thrownOutcome(handler: AnyJobHandler, job: AnyJob, error: JobError): Outcome {
  const failed = { kind: "failed", error, retry: true, isAlone: true } as const;
  if (job.attempt < MAX_ATTEMPTS || !handler.onGivenUp) return failed;
  return { ...failed, onlyIf: always, apply: () => handler.onGivenUp?.(job, error) };
}

/** An event of one job names it; one of several only counts them. */
function idOfOnly(jobs: readonly { readonly id: number }[]): { readonly jobId?: number } {
  const [only] = jobs;
  return jobs.length === 1 && only ? { jobId: only.id } : {};
}
