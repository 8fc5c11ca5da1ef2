/** The date of a moment in this machine's time zone, `YYYY-MM-DD`. @param at milliseconds since 1970 */
export function localDay(at: number): string {
  const date = new Date(at);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${String(date.getFullYear()).padStart(4, "0")}-${month}-${day}`;
}

/** The month of a moment in this machine's time zone, `YYYY-MM`. @param at milliseconds since 1970 */
export function localMonth(at: number): string {
  return localDay(at).slice(0, -"-DD".length);
}

/**
 * The moment when a day begins in this machine's time zone, milliseconds since 1970. A day may have 23 or 25 hours: it
 * ends where the next one begins.
 * @param day `YYYY-MM-DD`
 * @param later how many days after it
 */
export function startOfLocalDay(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return startOf(year, month - 1, date + later);
}

/** The moment when the month of `at` begins in this machine's time zone. @param later how many months after it */
export function startOfLocalMonth(at: number, later = 0): number {
  const date = new Date(at);
  return startOf(date.getFullYear(), date.getMonth() + later, 1);
}

/** Not the constructor of a date, which takes the years 0 to 99 for those of the last century. */
function startOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setHours(0, 0, 0, 0);
  date.setFullYear(year, month, day);
  return date.setHours(0, 0, 0, 0);
}
