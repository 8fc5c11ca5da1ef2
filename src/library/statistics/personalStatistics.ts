import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { countriesOf } from "./countries.ts";
import { type MonthCounts, monthsOf } from "./months.ts";
import type { NamedCount } from "./namedCount.ts";

type Sql = Pick<Store, "sql">;

export interface PersonCount extends NamedCount {
  readonly personId: number;
}
export interface GenreStatistics extends NamedCount {
  readonly meanRating: number | null;
}
export interface DecadeStatistics {
  readonly from: number;
  readonly count: number;
  readonly watched: number;
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
  readonly decades: readonly DecadeStatistics[];
  readonly genres: readonly GenreStatistics[];
  readonly countries: readonly NamedCount[];
  readonly directors: readonly PersonCount[];
  readonly actors: readonly PersonCount[];
  /** The last two years, the present month last. */
  readonly months: readonly MonthCounts[];
}

/** Entries of each ranking. */
const MAX_RANKED = 12;

export function createPersonalStatistics(store: Sql, clock: Clock) {
  return (user: number): PersonalStatistics => ({
    ...totalsOf(store, user),
    ...ratingsOf(store, user),
    decades: decadesOf(store, user),
    genres: genresOf(store, user),
    countries: countriesOf(store, MAX_RANKED),
    directors: peopleOf(store, "director"),
    actors: peopleOf(store, "actor"),
    months: monthsOf(store, user, clock.now()),
  });
}

function totalsOf(
  { sql }: Sql,
  user: number,
): Pick<PersonalStatistics, "films" | "watched" | "hours" | "watchedHours"> {
  const totals = sql<{ films: number; watched: number; hours: number; watchedHours: number }>(`
    SELECT count(*) AS films, coalesce(sum(seen.watched), 0) AS watched,
           coalesce(sum(film.runtime_minutes), 0) / 60 AS hours,
           coalesce(sum(film.runtime_minutes * coalesce(seen.watched, 0)), 0) / 60 AS watchedHours
    FROM film LEFT JOIN watch_state AS seen ON seen.film = film.id AND seen.user = :user`).get({ user });
  return totals ?? { films: 0, watched: 0, hours: 0, watchedHours: 0 };
}

function ratingsOf({ sql }: Sql, user: number): Pick<PersonalStatistics, "rated" | "meanRating" | "ratings"> {
  const rows = sql<{ value: number; count: number }>(`
    SELECT value, count(*) AS count
    FROM rating
    WHERE user = :user
    GROUP BY value`).all({ user });
  const rated = rows.reduce((sum, { count }) => sum + count, 0);
  const total = rows.reduce((sum, { value, count }) => sum + value * count, 0);
  const byValue = new Map(rows.map(({ value, count }) => [value, count]));
  return {
    rated,
    meanRating: rated === 0 ? null : total / rated,
    ratings: Array.from({ length: 10 }, (_, index) => byValue.get((index + 1) / 2) ?? 0),
  };
}

function decadesOf({ sql }: Sql, user: number): DecadeStatistics[] {
  return sql<DecadeStatistics>(`
    SELECT film.year / 10 * 10 AS "from", count(*) AS count, coalesce(sum(seen.watched), 0) AS watched
    FROM film LEFT JOIN watch_state AS seen ON seen.film = film.id AND seen.user = :user
    WHERE film.year IS NOT NULL
    GROUP BY 1
    ORDER BY 1`).all({ user });
}

function genresOf({ sql }: Sql, user: number): GenreStatistics[] {
  return sql<GenreStatistics>(`
    SELECT film_genre.genre AS name, count(*) AS count, avg(rating.value) AS meanRating
    FROM film_genre LEFT JOIN rating ON rating.film = film_genre.film AND rating.user = :user
    GROUP BY film_genre.genre
    ORDER BY count DESC, name
    LIMIT ${MAX_RANKED}`).all({ user });
}

function peopleOf({ sql }: Sql, job: "director" | "actor"): PersonCount[] {
  return sql<PersonCount>(`
    SELECT person.id AS personId, person.name, count(DISTINCT credit.film) AS count
    FROM credit JOIN person ON person.id = credit.person
    WHERE credit.job = :job
    GROUP BY person.id
    ORDER BY count DESC, person.name
    LIMIT ${MAX_RANKED}`).all({ job });
}
