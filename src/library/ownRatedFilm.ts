import type { Store } from "../store/index.ts";

/** The row that stands for a film of the library among the rated films; null while nobody said anything of it. */
export function knownRatedFilm({ sql }: Pick<Store, "sql">, filmId: number): number | null {
  const find = sql<{ id: number }>("SELECT id FROM rated_film WHERE source = 'library' AND source_id = :filmId");
  return find.get({ filmId })?.id ?? null;
}

/** The row that stands for a film of the library among the rated films; made when it is first asked for. */
export function ownRatedFilm({ sql }: Pick<Store, "sql">, filmId: number): number {
  const known = knownRatedFilm({ sql }, filmId);
  if (known !== null) return known;
  return sql(`
    INSERT INTO rated_film (source, source_id, title, year, genres, tmdb_id, imdb_id)
    SELECT 'library', id, title, year, genres, tmdb_id, imdb_id FROM film WHERE id = :filmId`).run({ filmId }).id;
}
