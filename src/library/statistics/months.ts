import type { Store } from "../../store/index.ts";

export interface MonthCounts {
  /** `2026-11`. */
  readonly month: string;
  /** Films that were added, and films that the person watched. */
  readonly added: number;
  readonly watched: number;
}

const MONTHS = 24;

/** The last two years by month, months without films included. */
export function monthsOf(store: Pick<Store, "sql">, user: number, now: number): MonthCounts[] {
  const starts = monthStarts(now);
  const added = addedBetween(store, starts);
  const watched = watchedByMonth(store, user, starts[0] ?? now);
  return added.map((count, index) => {
    const month = new Date(starts[index] ?? now).toISOString().slice(0, 7);
    return { month, added: count, watched: watched.get(month) ?? 0 };
  });
}

/** Counted along the index from each moment to the next: grouping by the month of each film would sort them all. */
function addedBetween({ sql }: Pick<Store, "sql">, moments: readonly number[]): number[] {
  const count = sql<{ count: number }>("SELECT count(*) AS count FROM film WHERE added_at BETWEEN :first AND :last");
  return moments
    .slice(0, -1)
    .map((first, index) => count.get({ first, last: (moments[index + 1] ?? first) - 1 })?.count ?? 0);
}

function watchedByMonth({ sql }: Pick<Store, "sql">, user: number, since: number): Map<string, number> {
  const rows = sql<{ month: string; count: number }>(`
    SELECT strftime('%Y-%m', changed_at / 1000, 'unixepoch') AS month, count(*) AS count
    FROM watch_state
    WHERE user = :user AND watched = 1 AND changed_at >= :since
    GROUP BY 1`).all({ user, since });
  return new Map(rows.map(({ month, count }) => [month, count]));
}

/** Where each month begins, UTC; the last is the month after this one. */
function monthStarts(now: number): number[] {
  const today = new Date(now);
  return Array.from({ length: MONTHS + 1 }, (_, index) =>
    Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - (MONTHS - 1) + index, 1),
  );
}
