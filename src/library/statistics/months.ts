import type { Store } from "../../store/index.ts";

export interface MonthCounts {
  /** `2026-11`. */
  readonly month: string;
  /** Films that were added, and films that the person watched. */
  readonly added: number;
  readonly watched: number;
}

const MONTHS = 24;
const MAX_MONTH_MS = 31 * 86_400_000;

/** The last two years by month, months without films included. */
export function monthsOf({ sql }: Pick<Store, "sql">, user: number, now: number): MonthCounts[] {
  const since = now - MONTHS * MAX_MONTH_MS;
  const added = byMonth(
    sql<{ month: string; count: number }>(`
      SELECT ${monthOf("added_at")} AS month, count(*) AS count
      FROM film
      WHERE added_at > :since
      GROUP BY 1`).all({ since }),
  );
  const watched = byMonth(
    sql<{ month: string; count: number }>(`
      SELECT ${monthOf("changed_at")} AS month, count(*) AS count
      FROM watch_state
      WHERE watched = 1 AND changed_at > :since AND user = :user
      GROUP BY 1`).all({ user, since }),
  );
  return lastMonths(now).map((month) => ({
    month,
    added: added.get(month) ?? 0,
    watched: watched.get(month) ?? 0,
  }));
}

const monthOf = (column: string) => `strftime('%Y-%m', ${column} / 1000, 'unixepoch')`;

function byMonth(rows: readonly { readonly month: string; readonly count: number }[]): Map<string, number> {
  return new Map(rows.map(({ month, count }) => [month, count]));
}

/** The present month last. */
function lastMonths(now: number): string[] {
  const today = new Date(now);
  return Array.from({ length: MONTHS }, (_, index) => {
    const start = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - (MONTHS - 1 - index), 1);
    return new Date(start).toISOString().slice(0, 7);
  });
}
