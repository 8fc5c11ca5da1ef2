import type { Store } from "../../store/index.ts";
import { type FilmIds, mergeFilmIds } from "./filmIds.ts";

type Reader = Pick<Store, "sql">;

/** A film as an external source names it. */
export interface NamedLibraryFilm {
  readonly title: string;
  readonly year: number | null;
  readonly wikidataId: string | null;
}

/**
 * Finds a film by title and year among the rated films or in the library, otherwise in the library by its other
 * titles. Without a year only the library is searched. Null when the result is ambiguous or empty.
 */
export function findByTitle({ sql }: Reader, title: string, year: number | null): FilmIds | null {
  // Each part uses its own index; a condition on the union could not.
  const named = sql<FilmIds>(`
    SELECT tmdb_id AS tmdbId, imdb_id AS imdbId FROM film
    WHERE title = :title COLLATE NOCASE AND coalesce(year = :year, :year IS NULL)
      AND (tmdb_id IS NOT NULL OR imdb_id IS NOT NULL)
    UNION
    SELECT tmdb_id, imdb_id FROM film
    WHERE original_title = :title COLLATE NOCASE AND coalesce(year = :year, :year IS NULL)
      AND original_title IS NOT NULL AND (tmdb_id IS NOT NULL OR imdb_id IS NOT NULL)
    UNION
    SELECT tmdb_id, imdb_id FROM rated_film
    WHERE title = :title COLLATE NOCASE AND year = :year AND (tmdb_id IS NOT NULL OR imdb_id IS NOT NULL)`).all({
    title,
    year,
  });
  if (named.length > 0) return mergeFilmIds(named);
  return mergeFilmIds(
    sql<FilmIds>(`
      SELECT DISTINCT film.tmdb_id AS tmdbId, film.imdb_id AS imdbId
      FROM alternative_title JOIN film ON film.id = alternative_title.film
      WHERE alternative_title.title = :title COLLATE NOCASE AND coalesce(film.year = :year, :year IS NULL)
        AND (film.tmdb_id IS NOT NULL OR film.imdb_id IS NOT NULL)`).all({ title, year }),
  );
}

/** A library film without any provider id, which ratings can only refer to by its library id. */
export function findWithoutIds({ sql }: Reader, { title, year, wikidataId }: NamedLibraryFilm): number | null {
  if (wikidataId !== null) {
    const known = sql<{ id: number }>("SELECT id FROM film WHERE wikidata_id = :wikidataId LIMIT 1").get({
      wikidataId,
    });
    if (known) return known.id;
  }
  const [first, second] = sql<{ id: number }>(`
    SELECT id
    FROM film
    WHERE title = :title COLLATE NOCASE AND year IS :year AND tmdb_id IS NULL AND imdb_id IS NULL
    LIMIT 2`).all({ title, year });
  return first && !second ? first.id : null;
}
