const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 30_000;

/**
 * How long a client waits before it opens the stream again: exponential backoff, of which half is random, so that the
 * pages of a household do not reconnect at the same moment.
 * @param failures in a row, 1 or more
 * @param serverMs the first delay, from the stream's `retry:` field
 * @param random in [0, 1)
 */
export function reconnectDelayMs(failures: number, serverMs: number | undefined, random: number): number {
  const pauseMs = Math.min((serverMs ?? FIRST_PAUSE_MS) * 2 ** (failures - 1), MAX_PAUSE_MS);
  return Math.round(pauseMs * (0.5 + random * 0.5));
}
