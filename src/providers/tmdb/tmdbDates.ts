/** `YYYY-MM-DD`, of a day that exists. */
export function isDay(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(`${date}T00:00:00Z`));
}

/** The year of `YYYY-MM-DD`, null for anything else. */
export function yearOf(date: string | null): number | null {
  const year = date !== null && /^\d{4}(?:-|$)/.test(date) ? Number(date.slice(0, 4)) : 0;
  return year >= 1870 && year <= 2200 ? year : null;
}
