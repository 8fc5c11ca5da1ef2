const YEARS = { first: 1870, last: 2100 } as const;
/** A separate number of four digits, in any date format: `1998-12-04`, `04/12/1998`, `4 December 1998`. */
const FOUR_DIGITS = /(?<!\d)\d{4}(?!\d)/g;

/** The year of a date in any common format. */
export function yearOf(text: string | null): number | null {
  const years = (text?.slice(0, 100).match(FOUR_DIGITS) ?? []).map(Number);
  return years.find((year) => year >= YEARS.first && year <= YEARS.last) ?? null;
}

/** `YYYY-MM-DD` at the start of a text. In other formats day and month are ambiguous. */
export function dateOf(text: string | null): string | null {
  const date = /^\d{4}-\d\d-\d\d(?=$|[T ])/.exec(text ?? "")?.[0];
  return date !== undefined && yearOf(date.slice(0, 4)) !== null && !Number.isNaN(Date.parse(date)) ? date : null;
}

/** `YYYY-MM-DD` or `YYYY-MM-DD hh:mm:ss`. A `T` separator and anything after the seconds are dropped. */
export function dateTimeOf(text: string | null): string | null {
  const [, date = "", time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d))?/.exec(text ?? "") ?? [];
  if (dateOf(date) === null) return null;
  return time === undefined ? date : `${date} ${time}`;
}
