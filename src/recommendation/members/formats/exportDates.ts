const DAY = /^\d{4}-\d{2}-\d{2}$/;
const OLD_IMDB = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) [\d:]{8} (\d{4})$/;
const NUMBERS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})\.?$/;

/**
 * Parses the date formats of exports: ISO 8601, `Sun Mar 14 00:00:00 2010`, `14.03.2010`, `3/14/2010`, `14 Mar 2010`.
 * @param isDayFirst the order of an ambiguous date
 * @returns milliseconds since 1970; 0 without a valid date
 */
export function parseExportDate(text: string, isDayFirst = false): number {
  const [, month, day, year] = OLD_IMDB.exec(text) ?? [];
  const numbers = NUMBERS.exec(text);
  if (numbers) return ofNumbers(numbers, isDayFirst);
  const at = Date.parse(
    month ? `${day} ${month} ${year} UTC` : /^[\d-]+T/.test(text) || DAY.test(text) ? text : `${text} UTC`,
  );
  return Number.isNaN(at) ? 0 : at;
}

/** `YYYY-MM-DD`; null for an invalid date. */
export function parseDay(text: string): string | null {
  const at = parseExportDate(text);
  if (at === 0 || text === "") return null;
  if (DAY.test(text)) return new Date(at).toISOString().slice(0, 10) === text ? text : null;
  return new Date(at).toISOString().slice(0, 10);
}

function ofNumbers([, first, separator, second, year]: RegExpExecArray, isDayFirst: boolean): number {
  const [one, two] = [Number(first), Number(second)];
  // With dots the day is first; with slashes a number above twelve must be the day.
  const dayFirst = separator === "." || one > 12 || (two <= 12 && isDayFirst);
  const [day, month] = dayFirst ? [one, two] : [two, one];
  const at = Date.UTC(Number(year), month - 1, day);
  return new Date(at).getUTCDate() === day && month <= 12 ? at : 0;
}
