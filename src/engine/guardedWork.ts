import { hasCode } from "../errors/index.ts";
import type { Logger } from "../monitoring/index.ts";
import type { StorageWatch } from "../store/index.ts";

/** Runs work that is not awaited: what it throws is logged rather than ending the program. */
export interface GuardedWork {
  /** Handles an error of that part. What the disk is to blame for is reported once, by the storage watch. */
  onError(part: string): (error: unknown) => void;
  /** @returns undefined where it threw */
  attempt<T>(part: string, work: () => T): T | undefined;
  attemptAsync(part: string, work: () => unknown): Promise<void>;
  /** @returns the timer, which keeps no process alive */
  every(intervalMs: number, part: string, work: () => unknown): NodeJS.Timeout;
}

export function createGuardedWork(log: Logger, storage: Pick<StorageWatch, "report">): GuardedWork {
  function onError(part: string): (error: unknown) => void {
    return (error) => {
      // The program ended while a worker thread was running this timer's task: not an error.
      if (hasCode(error, "workers_closed")) return;
      // As a request that is answered with 503: it is done when it is next asked for.
      if (hasCode(error, "library_busy")) return log.warn({ part }, `${part}: the library was too busy`);
      if (!storage.report(error)) log.error({ err: error, part }, `${part}: work in the background failed`);
    };
  }

  function attempt<T>(part: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      onError(part)(error);
      return undefined;
    }
  }

  async function attemptAsync(part: string, work: () => unknown): Promise<void> {
    try {
      await work();
    } catch (error) {
      onError(part)(error);
    }
  }

  return {
    onError,
    attempt,
    attemptAsync,
    every: (intervalMs, part, work) => setInterval(() => void attemptAsync(part, work), intervalMs).unref(),
  };
}
