import type { Store } from "../../store/index.ts";

const MAX_GENRES = 3;
/** A rating above it counts for a genre, one below it against. */
const NEUTRAL_RATING = 3;

/** Genres that the person rated well, the best first; without ratings those with most films. */
export function favouriteGenres({ sql }: Pick<Store, "sql">, user: number): string[] {
  const rated = sql<{ genre: string }>(`
    SELECT film_genre.genre
    FROM rating JOIN film_genre ON film_genre.film = rating.film
    WHERE rating.user = :user
    GROUP BY film_genre.genre
    HAVING sum(rating.value - ${NEUTRAL_RATING}) > 0
    ORDER BY sum(rating.value - ${NEUTRAL_RATING}) DESC
    LIMIT ${MAX_GENRES}`).all({ user });
  const rows = rated.length > 0 ? rated : largestGenres();
  return rows.map(({ genre }) => genre);

  function largestGenres(): { readonly genre: string }[] {
    return sql<{ genre: string }>(`
      SELECT genre
      FROM film_genre
      GROUP BY genre
      ORDER BY count(*) DESC
      LIMIT ${MAX_GENRES}`).all();
  }
}
