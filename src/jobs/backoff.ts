const FIRST_DELAY_MS = 10_000;
const MAX_BACKOFF_MS = 3_600_000;
/** With its jitter. */
const MAX_JITTER = 1.25;

/** The longest delay of a job, jitter included: a later time was written while the clock was wrong. */
export const MAX_DELAY_MS = MAX_BACKOFF_MS * MAX_JITTER;

/**
 * How long a failed job waits: 10 s, doubling, at most an hour, with a jitter of a quarter either way
 * so that not all jobs call a provider at the moment it is back.
 *
 * @param attempts tries so far, 1 or more
 * @param random in [0, 1)
 */
export function retryDelayMs(attempts: number, random: number): number {
  const delay = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), MAX_BACKOFF_MS);
  return Math.round(delay * (0.75 + random * 0.5));
}
