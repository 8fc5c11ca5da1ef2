import { isBusy, isUnreachable } from "./problem.ts";

const RETRIES_WHILE_UNREACHABLE = 3;
/** The pauses before the retries are 1, 2, 4, 8 and 16 seconds. */
const RETRIES_WHILE_BUSY = 5;

/** Whether a query that has already failed this many times is retried. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  if (isBusy(error)) return failures < RETRIES_WHILE_BUSY;
  return isUnreachable(error) && failures < RETRIES_WHILE_UNREACHABLE;
}
