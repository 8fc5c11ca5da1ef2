import type { AnyJob } from "../jobHandler.ts";

/** Jobs of one kind that were claimed together and run together. */
export interface Batch {
  readonly kind: string;
  readonly jobs: readonly AnyJob[];
  readonly lease: number;
  readonly controller: AbortController;
  /** From `performance.now()`, which does not change with the clock. */
  readonly startedAt: number;
  /** The work has ended; only the store is waited for. */
  isSettling: boolean;
}

/** The batches that run. */
export class Batches {
  readonly #running = new Map<Batch, Promise<void>>();

  add(batch: Batch, work: Promise<void>): void {
    this.#running.set(batch, work);
  }

  remove(batch: Batch): void {
    this.#running.delete(batch);
  }

  countOf(kind: string): number {
    return this.#running.keys().reduce((count, batch) => count + (batch.kind === kind ? 1 : 0), 0);
  }

  all(): Batch[] {
    return [...this.#running.keys()];
  }

  /** Aborts a job that runs alone; one of a larger batch ends with its batch. */
  abort(jobId: number): void {
    for (const { jobs, controller } of this.#running.keys())
      if (jobs.length === 1 && jobs[0]?.id === jobId) controller.abort();
  }

  /** Aborts everything and waits until it has ended. */
  async stop(): Promise<void> {
    for (const { controller } of this.#running.keys()) controller.abort();
    await Promise.allSettled(this.#running.values());
  }
}
