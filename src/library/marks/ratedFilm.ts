import type { Store } from "../../store/index.ts";

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
