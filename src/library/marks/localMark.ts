import type { Store } from "../../store/index.ts";

export type MarkTable = "rating_layer" | "watch_layer";

/**
 * The rated films that a film of the library is. SQLite gets numbers as floating-point values; without the cast the
 * view `film_link` is searched without its index.
 */
export const RATED_FILMS_OF = `SELECT rated_film.id
              FROM film_link JOIN rated_film ON rated_film.same_as = film_link.same_as
              WHERE film_link.film = CAST(:filmId AS INTEGER)`;

/** Whether the mark that is shown was made in this library by the person, rather than imported. */
export function hasLocalMark({ sql }: Pick<Store, "sql">, table: MarkTable, user: number, filmId: number): boolean {
  const row = sql(`
    SELECT 1
    FROM ${table}
    WHERE user = :user AND origin = 'hand' AND superseded_at IS NULL AND film IN (${RATED_FILMS_OF})
    LIMIT 1`);
  return row.get({ user, filmId }) !== undefined;
}
