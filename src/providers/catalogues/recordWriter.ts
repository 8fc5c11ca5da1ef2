import type { Database, Statement } from "better-sqlite3";
import type { CatalogueFilm, CatalogueRecord } from "./catalogueFilm.ts";

const MAX_NAMES_OF_FILM = 80;

interface FilmIds {
  readonly tmdb: number | null;
  readonly imdb: number | null;
  readonly wikidata: number | null;
}

interface FilmFacts extends FilmIds {
  /** 0 where it is not known. */
  readonly year: number;
  readonly runtime: number | null;
}

/** Writes the records of a source into the file of an import. Inside a transaction. */
export class RecordWriter {
  readonly #byId: Readonly<Record<keyof FilmIds, Statement<[number], number>>>;
  readonly #insertFilm: Statement;
  readonly #completeFilm: Statement;
  readonly #addName: Statement<[number, string]>;
  readonly #setPopularity: Statement<[number, number]>;
  #namedFilm: { readonly imdb: number; readonly id: number | undefined; names: number } | null = null;

  constructor(database: Database) {
    const byId = (column: keyof FilmIds) =>
      database.prepare<[number], number>(`SELECT id FROM film WHERE ${column} = ?`).pluck();
    this.#byId = { tmdb: byId("tmdb"), imdb: byId("imdb"), wikidata: byId("wikidata") };
    this.#insertFilm = database.prepare(`
      INSERT INTO film (tmdb, imdb, wikidata, title, original, alternatives, year, runtime, popularity, directors)
      VALUES (:tmdb, :imdb, :wikidata, :title, :original, :alternatives, :year, :runtime, :popularity, :directors)`);
    this.#completeFilm = database.prepare(`
      UPDATE film
      SET tmdb = coalesce(tmdb, :tmdb), imdb = coalesce(imdb, :imdb), wikidata = coalesce(wikidata, :wikidata),
        year = iif(year = 0, :year, iif(:year = 0, year, min(year, :year))), runtime = coalesce(runtime, :runtime)
      WHERE id = :id`);
    this.#addName = database.prepare<[number, string]>("INSERT INTO name (film, name) VALUES (?, ?)");
    this.#setPopularity = database.prepare<[number, number]>("UPDATE film SET popularity = ? WHERE imdb = ?");
  }

  /** @returns whether a film was added */
  write(record: CatalogueRecord): boolean {
    if (record.kind === "film") return this.#writeFilm(record.film);
    if (record.kind === "name") this.#writeName(record.imdb, record.name);
    else if (record.kind === "votes") this.#setPopularity.run(record.votes, record.imdb);
    return false;
  }

  #writeFilm(film: CatalogueFilm): boolean {
    const { title, original = null, alternatives, year, runtimeMinutes = null, popularity = 0, directors } = film;
    const { tmdb = null, imdb = null, wikidata = null } = film;
    const facts: FilmFacts = { tmdb, imdb, wikidata, year: year ?? 0, runtime: runtimeMinutes };
    const id = this.#idWith("tmdb", tmdb) ?? this.#idWith("imdb", imdb) ?? this.#idWith("wikidata", wikidata);
    if (id === undefined) {
      const lists = { alternatives: toJsonList(alternatives), directors: toJsonList(directors) };
      this.#insertFilm.run({ ...facts, ...lists, title, original, popularity });
      return true;
    }
    // The same film a second time: another title, another country's year.
    this.#completeFilm.run({ ...facts, ...this.#unclaimedIds(facts, id), id });
    for (const name of [title, original, ...alternatives]) if (name) this.#addName.run(id, name);
    return false;
  }

  /** An id that another film has stays with that film. */
  #unclaimedIds({ tmdb, imdb, wikidata }: FilmIds, film: number): FilmIds {
    const unclaimed = (column: keyof FilmIds, id: number | null) => {
      const owner = this.#idWith(column, id);
      return owner === undefined || owner === film ? id : null;
    };
    return {
      tmdb: unclaimed("tmdb", tmdb),
      imdb: unclaimed("imdb", imdb),
      wikidata: unclaimed("wikidata", wikidata),
    };
  }

  #writeName(imdb: number, name: string): void {
    // The names of one film follow each other, and most are of films that are not in the catalogue.
    if (this.#namedFilm?.imdb !== imdb) this.#namedFilm = { imdb, id: this.#byId.imdb.get(imdb), names: 0 };
    const film = this.#namedFilm;
    film.names += 1;
    if (film.id !== undefined && film.names <= MAX_NAMES_OF_FILM) this.#addName.run(film.id, name);
  }

  #idWith(column: keyof FilmIds, id: number | null): number | undefined {
    return id === null ? undefined : this.#byId[column].get(id);
  }
}

const toJsonList = (names: readonly string[]) => (names.length === 0 ? null : JSON.stringify(names));
