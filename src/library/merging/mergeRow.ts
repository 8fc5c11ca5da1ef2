import type { Store } from "../../store/index.ts";
import { type FilmIds, UnknownFilm } from "../filmRecord/index.ts";

type Sql = Pick<Store, "sql">;

/** Columns of the film that stays, before it took over what it lacked. Stored as JSON. */
export type RowBefore = FilmIds & { readonly state: string; readonly addedAt: number };

export interface ImagesOfFilm {
  readonly poster: number | null;
  readonly backdrop: number | null;
}

const ID_COLUMNS = [
  ["tmdb_id", ":tmdb"],
  ["imdb_id", ":imdb"],
  ["wikidata_id", ":wikidata"],
] as const;

/** @throws UnknownFilm */
export function rowBefore({ sql }: Sql, filmId: number): RowBefore {
  const row = sql<RowBefore>(`
    SELECT tmdb_id AS tmdb, imdb_id AS imdb, wikidata_id AS wikidata, state, added_at AS addedAt
    FROM film
    WHERE id = :filmId`).get({ filmId });
  if (!row) throw new UnknownFilm(filmId);
  return row;
}

export function imagesOf({ sql }: Sql, filmId: number): ImagesOfFilm {
  const row = sql<ImagesOfFilm>("SELECT poster, backdrop FROM film WHERE id = :filmId").get({ filmId });
  return row ?? { poster: null, backdrop: null };
}

/**
 * Fills what the row of `to` lacks from the film that left.
 * @param leaving the row of `from` before it left
 */
export function mergeRow({ sql }: Sql, from: number, to: number, leaving: Record<string, unknown> = {}): void {
  sql(`
    UPDATE film
    SET tmdb_id = coalesce(film.tmdb_id, other.tmdb_id),
        imdb_id = coalesce(film.imdb_id, other.imdb_id),
        wikidata_id = coalesce(film.wikidata_id, other.wikidata_id),
        poster = coalesce(film.poster, other.poster),
        backdrop = coalesce(film.backdrop, other.backdrop),
        added_at = min(film.added_at, :addedAt),
        state = CASE :state WHEN 'identified' THEN :state ELSE film.state END
    FROM removed_film AS other
    WHERE film.id = :to AND other.id = :from`).run({ from, to, addedAt: leaving.added_at, state: leaving.state });
}

/** Undoes `mergeRow`, where nothing else changed the row since. */
export function splitRow({ sql }: Sql, from: number, to: number, before: RowBefore, images: ImagesOfFilm): void {
  const ids = ID_COLUMNS.map(([column, idBefore]) => `${column} = ${idWithout(column, idBefore)}`);
  const isTakenOver = (column: string) => `${column} IS (SELECT ${column} FROM removed_film WHERE id = :from)`;
  sql(`
    UPDATE film
    SET ${ids.join(", ")},
        state = :state,
        added_at = :addedAt,
        poster = CASE WHEN ${isTakenOver("poster")} THEN :poster ELSE poster END,
        backdrop = CASE WHEN ${isTakenOver("backdrop")} THEN :backdrop ELSE backdrop END
    WHERE id = :to`).run({ to, from, ...before, ...images });
}

/** An id the film had before the merge stays; one it lacked is that of another film merged into it, if any. */
function idWithout(column: string, idBefore: string): string {
  return `CASE WHEN ${idBefore} IS NULL THEN (
            SELECT other.${column}
            FROM removed_film AS other
            WHERE other.merged_into = :to AND other.reason = 'same_film' AND other.id <> :from
              AND other.${column} IS NOT NULL
            ORDER BY other.id
            LIMIT 1) ELSE ${column} END`;
}
