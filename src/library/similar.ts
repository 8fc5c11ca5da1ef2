import { decodeCursor, encodeCursor } from "../paging/index.ts";
import type { Store } from "../store/index.ts";
import { picture } from "./card.ts";

interface Row {
  position: number;
  tmdb_id: number;
  film_id: number | null;
  title: string;
  year: number | null;
  poster_id: number | null;
  poster_hash: string | null;
  poster_placeholder: string | null;
  poster_path: string | null;
}

const WIDTH = 342;

/** UC4: films like one, as a provider listed them; those that are in the library come first. */
export function similarFilms({ sql, writeRelaxed }: Store) {
  return {
    recordSimilar(
      filmId: number,
      from: number,
      films: readonly { tmdbId: number; title: string; year: number | null; posterPath: string | null }[],
    ): void {
      writeRelaxed(() => {
        sql("DELETE FROM similar_film WHERE film = :filmId AND position >= :from").run({ filmId, from });
        films.forEach((film, index) => {
          sql(`
            INSERT INTO similar_film (film, position, tmdb_id, title, year, poster_path)
            VALUES (:filmId, :position, :tmdbId, :title, :year, :posterPath)`).run({
            filmId,
            position: from + index,
            tmdbId: film.tmdbId,
            title: film.title,
            year: film.year,
            posterPath: film.posterPath,
          });
        });
      });
    },

    isSimilarPoster(filmId: number, path: string): boolean {
      return (
        sql("SELECT 1 FROM similar_film WHERE film = :filmId AND poster_path = :path").get({ filmId, path }) !==
        undefined
      );
    },

    similarFilms(_user: number, filmId: number, { limit, cursor }: { limit: number; cursor?: string }) {
      const list = `similar|${filmId}`;
      const [owned, position] = cursor !== undefined ? decodeCursor(list, cursor, 2) : [0, -1];
      const rows = sql<Row & { missing: number }>(`
        SELECT similar_film.position, similar_film.tmdb_id, film.id AS film_id, film.id IS NULL AS missing,
               coalesce(film.title, similar_film.title) AS title, coalesce(film.year, similar_film.year) AS year,
               artwork.id AS poster_id, artwork.hash AS poster_hash, artwork.placeholder AS poster_placeholder,
               similar_film.poster_path
        FROM similar_film
        LEFT JOIN film ON film.tmdb_id = similar_film.tmdb_id
        LEFT JOIN artwork ON artwork.hash IS NOT NULL
          AND (artwork.id = film.poster OR (film.id IS NULL AND artwork.source = 'tmdb:' || similar_film.poster_path))
        WHERE similar_film.film = :filmId AND (film.id IS NULL, similar_film.position) > (:owned, :position)
        ORDER BY film.id IS NULL, similar_film.position
        LIMIT :limit`).all({ filmId, owned: owned ?? 0, position: position ?? -1, limit: limit + 1 });
      const total =
        sql<{ count: number }>("SELECT count(*) AS count FROM similar_film WHERE film = :filmId").get({ filmId })
          ?.count ?? 0;
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((row) => ({
          tmdbId: row.tmdb_id,
          filmId: row.film_id,
          title: row.title,
          year: row.year,
          poster: posterOf(filmId, row),
          inLibrary: row.film_id !== null,
        })),
        nextCursor: rows.length > limit && last ? encodeCursor(list, [last.missing, last.position]) : null,
        total,
      };
    },
  };
}

/** One that is not kept yet is fetched by the engine when the page shows it. */
function posterOf(filmId: number, row: Row) {
  if (row.poster_id !== null && row.poster_hash !== null) {
    return picture(row.poster_id, WIDTH, row.poster_hash, row.poster_placeholder);
  }
  return row.poster_path ? { url: `/api/artwork/similar/${filmId}${row.poster_path}`, placeholder: null } : null;
}
