import type { Clock } from "../time/index.ts";

/** A request that ended in a problem, or a job that failed. */
export interface RecentError {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly code: string;
  /** Of a request; null for a job. */
  readonly status: number | null;
  /** Route pattern or kind of job: never an address, which may hold a name. */
  readonly where: string;
  /** Under which the log has more about it. */
  readonly requestId: string | null;
}

/** The last few hundred errors, in memory only. */
export interface RecentErrors {
  record(error: Omit<RecentError, "at">): void;
  /** Newest first. */
  list(limit: number): RecentError[];
  /** Failed jobs and errors of the server (500 and above) since a moment. */
  failuresSince(since: number): number;
}

const MAX_KEPT = 500;

export function createRecentErrors(clock: Clock): RecentErrors {
  const kept: RecentError[] = [];
  return {
    record(error) {
      kept.push({ ...error, at: clock.now() });
      if (kept.length > MAX_KEPT) kept.shift();
    },
    list: (limit) => kept.toReversed().slice(0, limit),
    failuresSince: (since) =>
      kept.filter(({ at, status }) => at >= since && at <= clock.now() && (status === null || status >= 500)).length,
  };
}
