import { DECADE_YEARS } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { createLibraryComposition, type PersonCount, type YearCount } from "./libraryComposition.ts";
import { type MonthCounts, monthsOf } from "./months.ts";
import type { NamedCount } from "./namedCount.ts";

type Sql = Pick<Store, "sql">;

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
const MINUTES_PER_HOUR = 60;

export function createPersonalStatistics(store: Store, clock: Clock) {
  const compositionOf = createLibraryComposition(store, MAX_RANKED);

  return (user: number): PersonalStatistics => {
    const { films, hours, years, genres, countries, directors, actors } = compositionOf();
    const watched = watchedOf(store, user);
    return {
      films,
      hours,
      watched: watched.reduce((sum, { count }) => sum + count, 0),
      watchedHours: watched.reduce((sum, { minutes }) => sum + minutes, 0) / MINUTES_PER_HOUR,
      ...ratingsOf(store, user),
      decades: decadesOf(years, watched),
      genres: withRatings(store, user, genres),
      countries,
      directors,
      actors,
      months: monthsOf(store, user, clock.now()),
    };
  };
}

interface WatchedYear {
  readonly year: number | null;
  readonly count: number;
  readonly minutes: number;
}

/** What the person watched to the end, by the year of the film. */
function watchedOf({ sql }: Sql, user: number): WatchedYear[] {
  return sql<WatchedYear>(`
    SELECT film.year, count(*) AS count, coalesce(sum(film.runtime_minutes), 0) AS minutes
    FROM watch_state CROSS JOIN film ON film.id = watch_state.film
    WHERE watch_state.user = :user AND watch_state.watched = 1
    GROUP BY film.year`).all({ user });
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

function decadesOf(years: readonly YearCount[], watched: readonly WatchedYear[]): DecadeStatistics[] {
  const decades = new Map<number, { from: number; count: number; watched: number }>();
  const decadeOf = (year: number) => {
    const from = Math.trunc(year / DECADE_YEARS) * DECADE_YEARS;
    const decade = decades.get(from) ?? { from, count: 0, watched: 0 };
    decades.set(from, decade);
    return decade;
  };
  for (const { year, count } of years) decadeOf(year).count += count;
  for (const { year, count } of watched) if (year !== null) decadeOf(year).watched += count;
  return [...decades.values()].sort((one, other) => one.from - other.from);
}

function withRatings({ sql }: Sql, user: number, genres: readonly NamedCount[]): GenreStatistics[] {
  const rated = sql<{ genre: string; mean: number }>(`
    SELECT film_genre.genre, avg(rating.value) AS mean
    FROM rating CROSS JOIN film_genre ON film_genre.film = rating.film
    WHERE rating.user = :user
    GROUP BY film_genre.genre`).all({ user });
  const means = new Map(rated.map(({ genre, mean }) => [genre, mean]));
  return genres.map((genre) => ({ ...genre, meanRating: means.get(genre.name) ?? null }));
}
