const YEARS = { first: 1870, last: 2100 } as const;
/** A lone number of four digits, in any form of a date: `1998-12-04`, `04/12/1998`, `4 December 1998`. */
const FOUR_DIGITS = /(?<!\d)\d{4}(?!\d)/g;

/** The year of a date in any common form. */
export function yearOf(text: string | null): number | null {
  const years = (text?.slice(0, 100).match(FOUR_DIGITS) ?? []).map(Number);
  return years.find((year) => year >= YEARS.first && year <= YEARS.last) ?? null;
}

/** `YYYY-MM-DD`, of a text that begins so. In other forms day and month could be each other. */
export function dateOf(text: string | null): string | null {
  const date = /^\d{4}-\d\d-\d\d(?=$|[T ])/.exec(text ?? "")?.[0];
  return date !== undefined && yearOf(date.slice(0, 4)) !== null && !Number.isNaN(Date.parse(date)) ? date : null;
}

/** `YYYY-MM-DD` or `YYYY-MM-DD hh:mm:ss`; a `T` between them and what follows the seconds are left out. */
export function dateTimeOf(text: string | null): string | null {
  const [, date = "", time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d))?/.exec(text ?? "") ?? [];
  if (dateOf(date) === null) return null;
  return time === undefined ? date : `${date} ${time}`;
}
