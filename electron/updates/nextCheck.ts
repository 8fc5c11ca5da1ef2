const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** After the first failure, the second, … and then once a day. */
const RETRY_AFTER_MS = [MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS] as const;

export type CheckHistory = {
  /** When the last check ended; null before the first. */
  readonly checkedAt: number | null;
  /** Failed checks since the last one that succeeded. */
  readonly failures: number;
};

/** How long to wait for the next check: none at the start, then a day; less after a failure. */
export function nextCheckDelayMs({ checkedAt, failures }: CheckHistory, now: number): number {
  if (checkedAt === null) return 0;
  const pause = failures === 0 ? DAY_MS : (RETRY_AFTER_MS[failures - 1] ?? DAY_MS);
  // A clock that was set back must not put the next check off for longer than the pause.
  return Math.min(pause, Math.max(0, checkedAt + pause - now));
}
