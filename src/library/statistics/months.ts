import type { Store } from "../../store/index.ts";
import { localMonth, startOfLocalMonth } from "../../time/index.ts";

export interface MonthCounts {
  /** `2026-11`. */
  readonly month: string;
  /** Films that were added, and films that the person's diary names: those that the filters by day find. */
  readonly added: number;
  readonly watched: number;
}

const MONTHS = 24;

/** The last two years by month, in this machine's time zone, months without films included. */
export function monthsOf(store: Pick<Store, "sql">, user: number, now: number): MonthCounts[] {
  // The last is the month after this one.
  const starts = Array.from({ length: MONTHS + 1 }, (_, index) => startOfLocalMonth(now, index - MONTHS + 1));
  const added = addedBetween(store, starts);
  const watched = watchedByMonth(store, user, localMonth(starts[0] ?? now));
  return added.map((count, index) => {
    const month = localMonth(starts[index] ?? now);
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

/** Films of the library with an entry in the diary. @param since `YYYY-MM` */
function watchedByMonth({ sql }: Pick<Store, "sql">, user: number, since: string): Map<string, number> {
  const rows = sql<{ month: string; count: number }>(`
    SELECT substr(watched_on, 1, 7) AS month, count(DISTINCT film.id) AS count
    FROM diary
    JOIN film ON film.id = (SELECT min(film_link.film) FROM film_link WHERE film_link.same_as = diary.same_as)
    WHERE diary.user = :user AND watched_on >= :since
    GROUP BY 1`).all({ user, since });
  return new Map(rows.map(({ month, count }) => [month, count]));
}
