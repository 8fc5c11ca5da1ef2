import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";

interface Counted {
  readonly name: string;
  readonly count: number;
}

export interface PersonalStatistics {
  readonly films: number;
  readonly watched: number;
  readonly rated: number;
  readonly meanRating: number | null;
  /** Of films with a known length: all, and those that were watched. */
  readonly hours: number;
  readonly watchedHours: number;
  /** Ten counts, half a star to five. */
  readonly ratings: readonly number[];
  readonly decades: readonly { readonly from: number; readonly count: number; readonly watched: number }[];
  readonly genres: readonly (Counted & { readonly meanRating: number | null })[];
  readonly countries: readonly Counted[];
  readonly directors: readonly (Counted & { readonly personId: number })[];
  readonly actors: readonly (Counted & { readonly personId: number })[];
  /** By month of the last two years: films that came, and films that were watched. */
  readonly months: readonly { readonly month: string; readonly added: number; readonly watched: number }[];
}

const MOST = 12;
const MONTHS = 24;

/** What a library is made of, and what one person made of it. */
export function libraryStatistics({ sql }: Store, clock: Clock) {
  const people = (user: number, jobs: string) =>
    sql<Counted & { personId: number }>(`
      SELECT person.id AS personId, person.name, count(DISTINCT credit.film) AS count
      FROM credit JOIN person ON person.id = credit.person
      WHERE credit.job IN (${jobs}) AND :user = :user
      GROUP BY person.id ORDER BY count DESC, person.name LIMIT ${MOST}`).all({ user });

  return {
    statistics(user: number): PersonalStatistics {
      const totals = sql<{ films: number; watched: number; hours: number; watchedHours: number }>(`
        SELECT count(*) AS films, coalesce(sum(seen.watched), 0) AS watched,
          coalesce(sum(film.runtime_minutes), 0) / 60 AS hours,
          coalesce(sum(film.runtime_minutes * coalesce(seen.watched, 0)), 0) / 60 AS watchedHours
        FROM film LEFT JOIN watch_state AS seen ON seen.film = film.id AND seen.user = :user`).get({ user });
      const ratings = sql<{ value: number; count: number }>(
        "SELECT value, count(*) AS count FROM rating WHERE user = :user GROUP BY value",
      ).all({ user });
      const rated = ratings.reduce((sum, { count }) => sum + count, 0);
      const total = ratings.reduce((sum, { value, count }) => sum + value * count, 0);
      const byValue = new Map(ratings.map(({ value, count }) => [value, count]));
      return {
        films: totals?.films ?? 0,
        watched: totals?.watched ?? 0,
        rated,
        meanRating: rated === 0 ? null : total / rated,
        hours: totals?.hours ?? 0,
        watchedHours: totals?.watchedHours ?? 0,
        ratings: Array.from({ length: 10 }, (_, at) => byValue.get((at + 1) / 2) ?? 0),
        decades: sql<{ from: number; count: number; watched: number }>(`
          SELECT film.year / 10 * 10 AS "from", count(*) AS count, coalesce(sum(seen.watched), 0) AS watched
          FROM film LEFT JOIN watch_state AS seen ON seen.film = film.id AND seen.user = :user
          WHERE film.year IS NOT NULL GROUP BY 1 ORDER BY 1`).all({ user }),
        genres: sql<Counted & { meanRating: number | null }>(`
          SELECT film_genre.genre AS name, count(*) AS count, avg(rating.value) AS meanRating
          FROM film_genre LEFT JOIN rating ON rating.film = film_genre.film AND rating.user = :user
          GROUP BY film_genre.genre ORDER BY count DESC, name LIMIT ${MOST}`).all({ user }),
        countries: countriesOf(),
        directors: people(user, "'director'"),
        actors: people(user, "'actor'"),
        months: months(user),
      };
    },
  };

  /** By code where a provider gave one, else by the name it used: the same country twice would count twice. */
  function countriesOf(): Counted[] {
    const rows = sql<{ film: number; value: string }>("SELECT film, value FROM fact WHERE field = 'countries'").all();
    const counts = new Map<string, number>();
    for (const facts of Map.groupBy(rows, ({ film }) => film).values()) {
      const said = facts.flatMap(
        ({ value }) => JSON.parse(value) as (string | { code: string | null; name: string })[],
      );
      const codes = said.flatMap((one) => (typeof one === "object" && one.code ? one.code : []));
      const names = said.map((one) => (typeof one === "object" ? one.name : one));
      for (const name of new Set(codes.length > 0 ? codes : names)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return [...counts]
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
      .slice(0, MOST);
  }

  function months(user: number) {
    const count = (text: string) =>
      new Map(
        sql<{ month: string; count: number }>(text)
          .all({ user, since: clock.now() - MONTHS * 31 * 86_400_000 })
          .map(({ month, count: many }) => [month, many]),
      );
    const month = (column: string) => `strftime('%Y-%m', ${column} / 1000, 'unixepoch')`;
    const added = count(
      `SELECT ${month("added_at")} AS month, count(*) AS count FROM film WHERE added_at > :since AND :user = :user GROUP BY 1`,
    );
    const watched = count(`
      SELECT ${month("changed_at")} AS month, count(*) AS count FROM watch_state
      WHERE watched = 1 AND changed_at > :since AND user = :user GROUP BY 1`);
    const now = new Date(clock.now());
    return Array.from({ length: MONTHS }, (_, at) => {
      const name = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 1 - at), 1))
        .toISOString()
        .slice(0, 7);
      return { month: name, added: added.get(name) ?? 0, watched: watched.get(name) ?? 0 };
    });
  }
}
