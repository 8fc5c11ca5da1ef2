import { mayContinue, parseStoredJson, type Store } from "../store/index.ts";
import type { Cuts, OwnRating } from "./ownWindows.ts";
import type { FilmTraits } from "./profile.ts";

/** The SQL of what the household rated; for threads, since it reads every rating. */
export interface OwnRatings {
  all(): OwnRating[];
  /** The last rating of each member up to a moment. @param madeAt milliseconds since 1970 */
  cutsAt(madeAt: number): Cuts;
  /** Genres and year of films, by their ids in `OwnRating`. */
  traitsOf(films: readonly number[]): ReadonlyMap<number, FilmTraits>;
}

interface TraitsRow {
  readonly film: number;
  readonly genres: string;
  readonly year: number | null;
}

const OWN = `
  SELECT rating.user, rating.film, rating.value, rating.rated_at AS time
  FROM rating
  WHERE 1 ${mayContinue("rating.film")}
  UNION ALL
  SELECT outside.user, -outside.film, outside.value, outside.rated_at
  FROM rating_outside AS outside
  WHERE 1 ${mayContinue("outside.film")}`;

export function createOwnRatings({ sql }: Pick<Store, "sql">): OwnRatings {
  return {
    all: () => sql<OwnRating>(OWN).all(),
    cutsAt(madeAt) {
      const rows = sql<{ user: number; last: number }>(`
        SELECT user, max(time) AS last
        FROM (${OWN})
        WHERE time <= :madeAt
        GROUP BY user`).all({ madeAt });
      return Object.fromEntries(rows.map(({ user, last }) => [user, last]));
    },
    traitsOf(films) {
      const rows = sql<TraitsRow>(`
        SELECT film.id AS film, coalesce(linked.genres, film.genres) AS genres, coalesce(linked.year, film.year) AS year
        FROM json_each(:films) AS asked JOIN film ON film.id = asked.value
        -- A film's genres stay those of the set where it was rated before it came into the library.
        LEFT JOIN rated_film AS linked ON linked.id = coalesce(
          (SELECT id FROM rated_film WHERE tmdb_id = film.tmdb_id AND genres <> '[]' ORDER BY id LIMIT 1),
          (SELECT id FROM rated_film WHERE imdb_id = film.imdb_id AND genres <> '[]' ORDER BY id LIMIT 1))
        UNION ALL
        SELECT -rated_film.id, rated_film.genres, rated_film.year
        FROM json_each(:films) AS asked JOIN rated_film ON rated_film.id = -asked.value`).all({
        films: JSON.stringify(films),
      });
      return new Map(rows.map(({ film, genres, year }) => [film, { genres: parseStoredJson<string[]>(genres), year }]));
    },
  };
}
