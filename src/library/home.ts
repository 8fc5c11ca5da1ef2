import type { FilmCard } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { CARD_COLUMNS, CARD_JOIN, type CardRow, picture, toCard } from "./card.ts";

export interface BegunFilm {
  readonly film: FilmCard;
  readonly positionSeconds: number;
  /** Of the film's length, 0 to 1; null where that is not known. */
  readonly share: number | null;
}

const MOST_BEGUN = 20;
const MOST_GENRES = 3;
const MIDDLE = 3;
const BACKDROP_WIDTH = 1280;

/** What a person finds when they come home: what they began, and which genres are theirs. */
export function homeRecords({ sql }: Store) {
  return {
    /** Begun and not watched to the end, the latest first. */
    begun(user: number): BegunFilm[] {
      const rows = sql<CardRow & { begun_at: number; seconds: number | null }>(`
        SELECT ${CARD_COLUMNS}, seen.position_seconds AS begun_at,
          coalesce(film.runtime_minutes * 60, (SELECT max(duration_seconds) FROM file WHERE file.film = film.id)) AS seconds
        FROM watch_state AS seen JOIN film ON film.id = seen.film ${CARD_JOIN}
        WHERE seen.user = :user AND seen.watched = 0 AND seen.position_seconds > 0
        ORDER BY seen.changed_at DESC LIMIT ${MOST_BEGUN}`).all({ user });
      return rows.map((row) => ({
        film: toCard(row),
        positionSeconds: row.begun_at,
        share: row.seconds ? Math.min(1, row.begun_at / row.seconds) : null,
      }));
    },

    /** Genres of what was rated well; without ratings those that the library holds most of. */
    favouriteGenres(user: number): string[] {
      const liked = sql<{ genre: string }>(`
        SELECT film_genre.genre FROM rating JOIN film_genre ON film_genre.film = rating.film
        WHERE rating.user = :user GROUP BY film_genre.genre
        HAVING sum(rating.value - ${MIDDLE}) > 0 ORDER BY sum(rating.value - ${MIDDLE}) DESC LIMIT ${MOST_GENRES}`).all(
        { user },
      );
      const rows =
        liked.length > 0
          ? liked
          : sql<{ genre: string }>(
              `SELECT genre FROM film_genre GROUP BY genre ORDER BY count(*) DESC LIMIT ${MOST_GENRES}`,
            ).all();
      return rows.map(({ genre }) => genre);
    },

    /** Wide pictures, by film. */
    backdropsOf(films: readonly number[]): Map<number, { url: string; placeholder: string | null }> {
      const rows = sql<{ film: number; id: number; hash: string; placeholder: string | null }>(`
        SELECT film.id AS film, artwork.id, artwork.hash, artwork.placeholder
        FROM film JOIN artwork ON artwork.id = film.backdrop
        WHERE artwork.hash IS NOT NULL AND film.id IN (SELECT value FROM json_each(:films))`);
      return new Map(
        rows
          .all({ films: JSON.stringify(films) })
          .map(({ film, id, hash, placeholder }) => [film, picture(id, BACKDROP_WIDTH, hash, placeholder)]),
      );
    },
  };
}
