import { createHash } from "node:crypto";
import type { Store } from "../../store/index.ts";
import type { FilmIds } from "./filmIds.ts";

/** A film that a model from elsewhere knows. */
export interface ModelFilm extends FilmIds {
  readonly title: string;
  readonly year: number | null;
}

/** They belong to no set that was imported here, and count as one set of their own. */
const SOURCE = "mlflow";
/** Numbers from here on are those of IMDb, of titles: none is one of TMDB's. */
const IMDB_FROM = 2 ** 32;
const TITLES_FROM = 2 ** 40;
const HASH_DIGITS = 10;

/** Ids of the rated films that this may be, the best first: by TMDB's id, by IMDb's, by what an earlier model added. */
export function findModelFilm({ sql }: Pick<Store, "sql">, film: ModelFilm): number[] {
  const { tmdbId, imdbId } = film;
  const rows = sql<{ id: number }>(`
    SELECT id FROM (
      SELECT 1 AS rank, min(same_as) AS id FROM rated_film WHERE tmdb_id = :tmdbId
      UNION ALL SELECT 2, min(same_as) FROM rated_film WHERE imdb_id = :imdbId AND coalesce(tmdb_id = :tmdbId, 1)
      UNION ALL SELECT 3, same_as FROM rated_film WHERE source = '${SOURCE}' AND source_id = :sourceId
      UNION ALL SELECT 4, id FROM rated_film WHERE source = '${SOURCE}' AND source_id = :sourceId)
    WHERE id IS NOT NULL
    ORDER BY rank`);
  return rows.all({ tmdbId, imdbId, sourceId: sourceIdOf(film) }).map(({ id }) => id);
}

/** Adds films that only models from elsewhere know, so that these can rank them. Inside a transaction. */
export function addModelFilms({ sql }: Pick<Store, "sql">, films: readonly ModelFilm[]): void {
  for (const film of films) {
    const { tmdbId, imdbId, title, year } = film;
    sql(`
      INSERT OR IGNORE INTO rated_film (source, source_id, title, year, tmdb_id, imdb_id)
      VALUES ('${SOURCE}', :sourceId, :title, :year, :tmdbId, :imdbId)`).run({
      sourceId: sourceIdOf(film),
      title,
      year,
      tmdbId,
      imdbId,
    });
  }
}

/** The same film of the next model is the same row. */
function sourceIdOf({ tmdbId, imdbId, title, year }: ModelFilm): number {
  if (tmdbId !== null) return tmdbId;
  if (imdbId !== null) return IMDB_FROM + Number(imdbId.slice(2));
  const hash = createHash("sha256")
    .update(`${title}\n${year ?? ""}`)
    .digest("hex");
  return TITLES_FROM + Number.parseInt(hash.slice(0, HASH_DIGITS), 16);
}
