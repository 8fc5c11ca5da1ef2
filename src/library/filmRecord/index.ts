/**
 * The row of a film, read: whether it is there, its ids, title and state. Every room of the library uses it.
 * In: a film's number. Out: its columns, or null where there is no such film.
 */
import { CodedError } from "../../errors/index.ts";
import type { Store } from "../../store/index.ts";

export { type FilmIds, isSameFilm } from "./filmIds.ts";

type Reader = Pick<Store, "sql">;

export type FilmState = "identified" | "unidentified";

/** A film's ids at the providers, as stored. */
export interface StoredFilmIds {
  readonly tmdb: number | null;
  readonly imdb: string | null;
  readonly wikidata: string | null;
}

export class UnknownFilm extends CodedError<"unknown_film"> {
  override readonly name = "UnknownFilm";
  constructor(filmId: number) {
    super("unknown_film", {}, { message: `there is no film ${filmId}` });
  }
}

export function filmExists({ sql }: Reader, filmId: number): boolean {
  return sql("SELECT 1 FROM film WHERE id = :filmId").get({ filmId }) !== undefined;
}

/** @throws UnknownFilm */
export function requireFilm({ sql }: Reader, filmId: number): void {
  if (!filmExists({ sql }, filmId)) throw new UnknownFilm(filmId);
}

export function stateOf({ sql }: Reader, filmId: number): FilmState | null {
  return sql<{ state: FilmState }>("SELECT state FROM film WHERE id = :filmId").get({ filmId })?.state ?? null;
}

export function titleOf({ sql }: Reader, filmId: number): string | null {
  return sql<{ title: string }>("SELECT title FROM film WHERE id = :filmId").get({ filmId })?.title ?? null;
}

/** `Heat (1995)`: distinguishes films of one title. */
export function titleWithYear({ sql }: Reader, filmId: number): string | null {
  const row = sql<{ title: string; year: number | null }>("SELECT title, year FROM film WHERE id = :filmId").get({
    filmId,
  });
  if (!row) return null;
  return row.year === null ? row.title : `${row.title} (${row.year})`;
}

export function idsOf({ sql }: Reader, filmId: number): StoredFilmIds | null {
  const row = sql<StoredFilmIds>(`
    SELECT tmdb_id AS tmdb, imdb_id AS imdb, wikidata_id AS wikidata FROM film WHERE id = :filmId`);
  return row.get({ filmId }) ?? null;
}
