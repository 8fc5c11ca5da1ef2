import type { Store } from "../../store/index.ts";
import { type FilmIds, isSameFilm, type StoredFilmIds } from "../filmRecord/index.ts";

/** Which films share ids, and which pairs a person keeps apart. Expects to be inside a transaction. */
export class DistinctFilms {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  areDistinct(film: number, other: number): boolean {
    const row = this.#sql("SELECT 1 FROM distinct_film WHERE film = :film AND other = :other");
    return row.get({ film, other }) !== undefined;
  }

  /** The program no longer merges the two. */
  mark(film: number, other: number): void {
    this.#sql(`
      INSERT OR IGNORE INTO distinct_film (film, other)
      VALUES (:film, :other), (:other, :film)`).run({ film, other });
  }

  unmark(film: number, other: number): void {
    this.#sql(`
      DELETE FROM distinct_film
      WHERE (film, other) IN ((:film, :other), (:other, :film))`).run({ film, other });
  }

  /** Other films of the library that these ids make the same film, unless a person keeps them apart. */
  sameFilms(filmId: number, ids: FilmIds): number[] {
    const { tmdb = null, imdb = null, wikidata = null } = ids;
    return this.#sql<StoredFilmIds & { id: number }>(`
      SELECT id, tmdb_id AS tmdb, imdb_id AS imdb, wikidata_id AS wikidata
      FROM film
      WHERE id <> :filmId AND (tmdb_id = :tmdb OR wikidata_id = :wikidata OR imdb_id = :imdb)
      ORDER BY id`)
      .all({ filmId, tmdb, imdb, wikidata })
      .filter((other) => isSameFilm(ids, other) && !this.areDistinct(filmId, other.id))
      .map(({ id }) => id);
  }
}
