import type { Clock } from "../time/index.ts";

/** A request that ended in a problem, or a job that failed. */
export interface RecentError {
  readonly at: number;
  readonly code: string;
  readonly status: number | null;
  /** Route pattern or kind of job: never an address, which may hold a name. */
  readonly where: string;
  /** Under which the log tells more. */
  readonly requestId: string | null;
}

const MAX_KEPT = 500;

/** The last few hundred, newest first; gone with the program. */
export function createRecentErrors(clock: Clock) {
  const kept: RecentError[] = [];
  return {
    record(error: Omit<RecentError, "at">): void {
      kept.push({ ...error, at: clock.now() });
      if (kept.length > MAX_KEPT) kept.shift();
    },
    list: (limit: number): RecentError[] => kept.toReversed().slice(0, limit),
    /** Errors that are ours, 500 and above, and failed jobs, since a moment. */
    failuresSince: (since: number): number =>
      kept.filter(({ at, status }) => at >= since && at <= clock.now() && (status === null || status >= 500)).length,
  };
}

export type RecentErrors = ReturnType<typeof createRecentErrors>;
