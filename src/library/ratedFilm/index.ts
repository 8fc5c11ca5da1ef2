/**
 * Films that ratings, watch states, diaries and imported lists refer to (`rated_film`), whether in the library or
 * not. Input: a film's id. Output: its rows there.
 */
import type { Store } from "../../store/index.ts";

/**
 * SQL: the rated films that correspond to the library film `:filmId`. Numbers are bound as floating-point values;
 * without the cast SQLite cannot use the index of the view `film_link`.
 */
export const RATED_FILMS_OF = `SELECT rated_film.id
              FROM film_link JOIN rated_film ON rated_film.same_as = film_link.same_as
              WHERE film_link.film = CAST(:filmId AS INTEGER)`;

/** The tables in which users and their imports refer to rated films. */
export const MARK_TABLES = [
  "rating_layer",
  "watch_layer",
  "diary_entry",
  "list_layer",
  "dismissal_layer",
  "withdrawn_dismissal",
  "withdrawn_listing",
] as const;

/** SQL: whether nobody in the household refers to a row of `rated_film`. */
export const IS_UNMARKED = MARK_TABLES.map(
  (table) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table}.film = rated_film.id)`,
).join(" AND ");

/** The row of `rated_film` for a film of the library; null until a person marks the film. */
export function findRatedFilm({ sql }: Pick<Store, "sql">, filmId: number): number | null {
  const row = sql<{ id: number }>("SELECT id FROM rated_film WHERE source = 'library' AND source_id = :filmId");
  return row.get({ filmId })?.id ?? null;
}

/** The row of `rated_film` for a film of the library, created where there is none. */
export function ensureRatedFilm({ sql }: Pick<Store, "sql">, filmId: number): number {
  const known = findRatedFilm({ sql }, filmId);
  if (known !== null) return known;
  return sql(`
    INSERT INTO rated_film (source, source_id, title, year, genres, tmdb_id, imdb_id)
    SELECT 'library', id, title, year, genres, tmdb_id, imdb_id
    FROM film
    WHERE id = :filmId`).run({ filmId }).id;
}
