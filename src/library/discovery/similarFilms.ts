import { decodeCursor, encodeCursor } from "../../paging/index.ts";
import type { Store } from "../../store/index.ts";
import { type ArtworkImage, artworkUrl } from "../artwork/index.ts";

type Sql = Pick<Store, "sql">;

/** A film that a provider lists as similar to another. */
export interface ListedSimilarFilm {
  readonly tmdbId: number;
  readonly title: string;
  readonly year: number | null;
  /** At TMDB. */
  readonly posterPath: string | null;
}

export interface SimilarFilm {
  readonly tmdbId: number;
  /** Null where it is not in the library. */
  readonly filmId: number | null;
  readonly title: string;
  readonly year: number | null;
  readonly poster: ArtworkImage | null;
  readonly inLibrary: boolean;
}

export interface SimilarFilmPage {
  readonly items: SimilarFilm[];
  readonly nextCursor: string | null;
  readonly total: number;
}

/** UC4: films similar to one, as TMDB lists them. */
export interface SimilarFilms {
  /** Replaces the film's list from position `from` on. */
  recordSimilar(filmId: number, from: number, films: readonly ListedSimilarFilm[]): void;
  /** Whether the image at TMDB is the poster of a film similar to this one. */
  isSimilarPoster(filmId: number, path: string): boolean;
  /** A page by keyset; films of the library come first. @throws BadCursor */
  similar(filmId: number, page: { limit: number; cursor?: string }): SimilarFilmPage;
}

interface Row {
  position: number;
  tmdb_id: number;
  film_id: number | null;
  missing: number;
  title: string;
  year: number | null;
  poster_id: number | null;
  poster_hash: string | null;
  poster_placeholder: string | null;
  poster_path: string | null;
}

const POSTER_WIDTH = 342;

export function createSimilarFilms({ sql, writeRelaxed }: Store): SimilarFilms {
  return {
    recordSimilar(filmId, from, films) {
      writeRelaxed(() => {
        sql("DELETE FROM similar_film WHERE film = :filmId AND position >= :from").run({ filmId, from });
        films.forEach((film, index) => {
          insert({ sql }, filmId, from + index, film);
        });
      });
    },

    isSimilarPoster: (filmId, path) =>
      sql("SELECT 1 FROM similar_film WHERE film = :filmId AND poster_path = :path").get({ filmId, path }) !==
      undefined,

    similar(filmId, { limit, cursor }) {
      const list = `similar|${filmId}`;
      const [missing, position] = cursor === undefined ? [0, -1] : decodeCursor(list, cursor, 2);
      const rows = rowsAfter({ sql }, filmId, { missing: missing ?? 0, position: position ?? -1 }, limit + 1);
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((row) => toSimilarFilm(filmId, row)),
        nextCursor: rows.length > limit && last ? encodeCursor(list, [last.missing, last.position]) : null,
        total: countOf({ sql }, filmId),
      };
    },
  };
}

function insert(
  { sql }: Sql,
  filmId: number,
  position: number,
  { tmdbId, title, year, posterPath }: ListedSimilarFilm,
): void {
  sql(`
    INSERT INTO similar_film (film, position, tmdb_id, title, year, poster_path)
    VALUES (:filmId, :position, :tmdbId, :title, :year, :posterPath)`).run({
    filmId,
    position,
    tmdbId,
    title,
    year,
    posterPath,
  });
}

function rowsAfter(
  { sql }: Sql,
  filmId: number,
  after: { readonly missing: string | number; readonly position: string | number },
  limit: number,
): Row[] {
  return sql<Row>(`
    SELECT similar_film.position, similar_film.tmdb_id, film.id AS film_id, film.id IS NULL AS missing,
           coalesce(film.title, similar_film.title) AS title, coalesce(film.year, similar_film.year) AS year,
           artwork.id AS poster_id, artwork.hash AS poster_hash, artwork.placeholder AS poster_placeholder,
           similar_film.poster_path
    FROM similar_film
    LEFT JOIN film ON film.tmdb_id = similar_film.tmdb_id
    LEFT JOIN artwork ON artwork.hash IS NOT NULL
      AND (artwork.id = film.poster OR (film.id IS NULL AND artwork.source = 'tmdb:' || similar_film.poster_path))
    WHERE similar_film.film = :filmId AND (film.id IS NULL, similar_film.position) > (:missing, :position)
    ORDER BY film.id IS NULL, similar_film.position
    LIMIT :limit`).all({ filmId, ...after, limit });
}

function countOf({ sql }: Sql, filmId: number): number {
  const row = sql<{ count: number }>("SELECT count(*) AS count FROM similar_film WHERE film = :filmId");
  return row.get({ filmId })?.count ?? 0;
}

function toSimilarFilm(filmId: number, row: Row): SimilarFilm {
  return {
    tmdbId: row.tmdb_id,
    filmId: row.film_id,
    title: row.title,
    year: row.year,
    poster: posterOf(filmId, row),
    inLibrary: row.film_id !== null,
  };
}

/** A poster that is not stored yet is fetched when the page asks for it. */
function posterOf(filmId: number, row: Row): ArtworkImage | null {
  if (row.poster_id !== null && row.poster_hash !== null)
    return artworkUrl(row.poster_id, POSTER_WIDTH, row.poster_hash, row.poster_placeholder);
  return row.poster_path ? { url: `/api/artwork/similar/${filmId}${row.poster_path}`, placeholder: null } : null;
}
