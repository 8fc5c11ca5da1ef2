import { isBusy, isUnreachable } from "./problem.ts";

const RETRIES_WHILE_UNREACHABLE = 3;
/** With pauses of 1, 2, 4, 8 and 16 seconds. */
const RETRIES_WHILE_BUSY = 5;

/** Whether a query that failed so many times before is sent again. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  if (isBusy(error)) return failures < RETRIES_WHILE_BUSY;
  return isUnreachable(error) && failures < RETRIES_WHILE_UNREACHABLE;
}
