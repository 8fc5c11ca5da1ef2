/** The longest wait that is accepted: a provider that says "next year" is queried again in a quarter of an hour. */
export const MAX_WAIT_MS = 15 * 60_000;

/** In its three forms, all of which begin with the day of the week. */
const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? [\w :+-]{1,50}$/i;

/**
 * Reads a `Retry-After` header in both its forms, seconds or an HTTP date (RFC 9110, 10.2.3).
 * @param nowMs milliseconds since 1970, to turn a date into a wait
 * @returns milliseconds from now, 0 to a quarter of an hour; null when the header is absent or unreadable
 */
export function parseRetryAfterMs(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? "";
  if (text === "") return null;
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, MAX_WAIT_MS);
  // `Date.parse` takes "-5" for a day in May, so the format is checked first.
  const dateMs = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(dateMs)) return null;
  return Math.min(Math.max(dateMs - nowMs, 0), MAX_WAIT_MS);
}

/**
 * The wait after a 429 without `Retry-After`: 1, 2, 4 … 30 s, and up to a quarter more at random, so that several
 * programs behind one address do not retry together.
 * @param timesInARow 1 for the first such answer
 * @param random a number from 0 up to 1
 */
export function backoffMs(timesInARow: number, random: number): number {
  const seconds = Math.min(2 ** Math.max(timesInARow - 1, 0), 30);
  return Math.round(seconds * 1000 * (1 + random / 4));
}
