const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * How long a client waits before it asks for the stream again: twice as long after each failure in a row, with half of
 * it left to chance, so that all the pages of a house do not come back at the same moment.
 * @param failures in a row, 1 or more
 * @param serverMs the first pause, as the stream's own `retry:` said it
 * @param random in [0, 1)
 */
export function reconnectDelayMs(failures: number, serverMs: number | undefined, random: number): number {
  const pauseMs = Math.min((serverMs ?? FIRST_PAUSE_MS) * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  return Math.round(pauseMs * (0.5 + random * 0.5));
}
