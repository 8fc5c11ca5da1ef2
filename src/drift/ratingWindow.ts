import { mayContinue, type Store } from "../store/index.ts";
import type { Baseline } from "./driftRecords.ts";
import { type FilmTraits, profileRatings, type RatingProfile, WINDOW } from "./profile.ts";

export interface WindowRating {
  readonly user: number;
  readonly film: number;
  /** Stars, 0.5 to 5. */
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly traits: FilmTraits;
}

type WindowRow = Omit<WindowRating, "traits"> & { readonly genres: string; readonly year: number | null };

/** What the newest ratings look like that came after the last one of the baseline. */
export function profileWindow(store: Pick<Store, "sql">, baseline: Baseline): RatingProfile {
  // A rating of the future, from a clock that jumped, must not make all others look old.
  const after = Math.min(baseline.profile.to ?? baseline.madeAt, baseline.madeAt);
  const ratings = ratingsAfter(store, after);
  const traits = new Map(ratings.map(({ film, traits: known }) => [film, known]));
  return profileRatings(
    {
      users: ratings.map(({ user }) => user),
      films: ratings.map(({ film }) => film),
      values: ratings.map(({ value }) => value),
      times: ratings.map(({ time }) => time),
    },
    (film) => traits.get(film),
  );
}

/** The newest ratings after a moment, of the household and of communities, newest first. */
export function ratingsAfter({ sql }: Pick<Store, "sql">, after: number): WindowRating[] {
  const rows = sql<WindowRow>(`
    -- Each set numbers its users by itself: its number among the sets makes them different.
    WITH sets AS (
      SELECT set_key AS source, row_number() OVER (ORDER BY set_key) - 1 AS number FROM rating_import
      WHERE set_key IS NOT NULL GROUP BY set_key)
    SELECT * FROM (
      SELECT -rating.user AS user, coalesce(linked.same_as, -film.id) AS film, rating.value, rating.rated_at AS time,
        coalesce(linked.genres, film.genres) AS genres, coalesce(linked.year, film.year) AS year
      FROM rating JOIN film ON film.id = rating.film
      LEFT JOIN rated_film AS linked ON linked.id = coalesce(
        (SELECT id FROM rated_film WHERE tmdb_id = film.tmdb_id AND genres <> '[]' ORDER BY id LIMIT 1),
        (SELECT id FROM rated_film WHERE imdb_id = film.imdb_id AND genres <> '[]' ORDER BY id LIMIT 1))
      WHERE rating.rated_at > :after ${mayContinue("rating.film")}
      ORDER BY rating.rated_at DESC LIMIT ${WINDOW})
    UNION ALL
    SELECT * FROM (
      SELECT -outside.user, rated_film.id, value, rated_at, rated_film.genres, rated_film.year
      FROM rating_outside AS outside JOIN rated_film ON rated_film.id = outside.film
      WHERE rated_at > :after ${mayContinue("outside.film")}
      ORDER BY rated_at DESC LIMIT ${WINDOW})
    UNION ALL
    SELECT * FROM (
      SELECT user * (SELECT count(*) FROM sets) + (SELECT number FROM sets WHERE sets.source = community_rating.source),
        rated_film.same_as, value, rated_at * 1000.0, rated_film.genres, rated_film.year
      FROM community_rating JOIN rated_film ON rated_film.id = community_rating.film
      WHERE rated_at > :after / 1000.0 ${mayContinue("community_rating.film")}
      ORDER BY rated_at DESC LIMIT ${WINDOW})
    ORDER BY time DESC LIMIT ${WINDOW}`).all({ after });
  // The column holds an array of names.
  return rows.map(({ genres, year, ...rating }) => ({
    ...rating,
    traits: { genres: JSON.parse(genres) as string[], year },
  }));
}
