import BetterSqlite from "better-sqlite3";
import type { FilmCandidate } from "../filmCandidate.ts";
import { CATALOGUE_VERSION } from "./catalogueFile.ts";
import { writeImdbId } from "./catalogueFilm.ts";

/** A film as it was found, with what ranks it. */
export interface FoundFilm {
  readonly id: number;
  readonly candidate: FilmCandidate;
  readonly popularity: number;
}

/** The films that have a word in one of their titles. */
export interface WordFilms {
  readonly count: number;
  /** In the order of `years`. */
  readonly films: Uint32Array;
  /** Ascending; 0 where the year is not known. */
  readonly years: Uint16Array;
}

export interface LengthRange {
  readonly min: number;
  readonly max: number;
}

/** One offline catalogue, open for reading. Keys and words are folded by the `TitleFolding` of its import. */
export interface Catalogue {
  /** How many there are. */
  readonly films: number;
  /** Milliseconds since 1970. */
  readonly importedAt: number;
  byIds(ids: { readonly tmdb?: number | undefined; readonly imdb?: number | undefined }): number | undefined;
  byKey(key: string, limit: number): number[];
  filmsOfWord(word: string): WordFilms | null;
  /** Words of these lengths between two texts; compared from the end of the word where `reversed`. */
  wordsBetween(from: string, to: string, length: LengthRange, reversed: boolean): string[];
  /** Titles of these lengths between two keys. */
  keysBetween(from: string, to: string, length: LengthRange): { key: string; film: number }[];
  /** The best known films whose titles start with up to three letters; see `rankPrefixes`. */
  filmsByPrefix(prefix: string): number[];
  /** Films whose titles start with the key, in the order of their keys. */
  keysFrom(key: string, limit: number): number[];
  read(ids: readonly number[]): FoundFilm[];
  close(): void;
}

interface Row {
  id: number;
  tmdb: number | null;
  imdb: number | null;
  wikidata: number | null;
  title: string;
  original: string | null;
  alternatives: string | null;
  year: number;
  runtime: number | null;
  popularity: number;
  directors: string | null;
}

const MAX_WORDS = 4_000;

/**
 * Opens a catalogue for reading.
 * @returns null for a file that is no catalogue, or that was made by another version of the program
 */
export function openCatalogue(file: string): Catalogue | null {
  let database: BetterSqlite.Database | undefined;
  try {
    database = new BetterSqlite(file, { readonly: true, fileMustExist: true });
    if (database.pragma("user_version", { simple: true }) !== CATALOGUE_VERSION) throw new Error("another version");
    return new SqliteCatalogue(database);
  } catch {
    // Damaged, incomplete, not readable, or of another version: it answers nothing, and the next import replaces it.
    database?.close();
    return null;
  }
}

type WordRange = [from: string, to: string, min: number, max: number, limit: number];

class SqliteCatalogue implements Catalogue {
  readonly films: number;
  readonly importedAt: number;
  readonly #database: BetterSqlite.Database;
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: BetterSqlite.Database) {
    database.pragma("mmap_size = 268435456");
    this.#database = database;
    this.#statements = prepareStatements(database);
    const rows = database.prepare<[], { name: string; value: string }>("SELECT name, value FROM state").all();
    const state = new Map(rows.map(({ name, value }) => [name, value]));
    this.films = Number(state.get("films") ?? 0);
    this.importedAt = Number(state.get("importedAt") ?? 0);
  }

  byIds({ tmdb, imdb }: { readonly tmdb?: number | undefined; readonly imdb?: number | undefined }) {
    const { byTmdb, byImdb } = this.#statements;
    return (tmdb === undefined ? undefined : byTmdb.get(tmdb)) ?? (imdb === undefined ? undefined : byImdb.get(imdb));
  }

  byKey(key: string, limit: number): number[] {
    return this.#statements.byKey.all(key, limit);
  }

  filmsOfWord(word: string): WordFilms | null {
    const row = this.#statements.word.get(word);
    if (!row) return null;
    return { count: row.count, films: numbers(Uint32Array, row.films), years: numbers(Uint16Array, row.years) };
  }

  wordsBetween(from: string, to: string, { min, max }: LengthRange, reversed: boolean): string[] {
    const { wordsForward, wordsBackward } = this.#statements;
    return (reversed ? wordsBackward : wordsForward).all(from, to, min, max, MAX_WORDS);
  }

  keysBetween(from: string, to: string, { min, max }: LengthRange): { key: string; film: number }[] {
    return this.#statements.keysBetween.all(from, to, min, max, MAX_WORDS);
  }

  filmsByPrefix(prefix: string): number[] {
    return JSON.parse(this.#statements.prefix.get(prefix) ?? "[]") as number[]; // written by `rankPrefixes`
  }

  keysFrom(key: string, limit: number): number[] {
    return this.#statements.keysFrom.all(key, `${key}\u{10ffff}`, limit);
  }

  read(ids: readonly number[]): FoundFilm[] {
    const { film, names } = this.#statements;
    return ids.flatMap((id) => toFound(film.get(id), names.all(id)));
  }

  close(): void {
    this.#database.close();
  }
}

function prepareStatements(database: BetterSqlite.Database) {
  const wordsBetween = (column: "word" | "reversed", index: string) =>
    database
      .prepare<WordRange, string>(`
        SELECT word
        FROM word INDEXED BY ${index}
        WHERE ${column} >= ? AND ${column} < ? AND length(word) BETWEEN ? AND ?
        LIMIT ?`)
      .pluck();
  return {
    byTmdb: database.prepare<[number], number>("SELECT id FROM film WHERE tmdb = ?").pluck(),
    byImdb: database.prepare<[number], number>("SELECT id FROM film WHERE imdb = ?").pluck(),
    byKey: database.prepare<[string, number], number>("SELECT film FROM title WHERE key = ? LIMIT ?").pluck(),
    word: database.prepare<[string], { count: number; films: Buffer; years: Buffer }>(
      "SELECT count, films, years FROM word WHERE word = ?",
    ),
    wordsForward: wordsBetween("word", "word_count"),
    wordsBackward: wordsBetween("reversed", "word_reversed"),
    prefix: database.prepare<[string], string>("SELECT films FROM beginning WHERE text = ?").pluck(),
    keysBetween: database.prepare<WordRange, { key: string; film: number }>(
      "SELECT key, film FROM title WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ? LIMIT ?",
    ),
    keysFrom: database
      .prepare<[string, string, number], number>("SELECT film FROM title WHERE key >= ? AND key < ? LIMIT ?")
      .pluck(),
    film: database.prepare<[number], Row>("SELECT * FROM film WHERE id = ?"),
    names: database.prepare<[number], string>("SELECT DISTINCT name FROM name WHERE film = ?").pluck(),
  };
}

function toFound(row: Row | undefined, names: readonly string[]): FoundFilm[] {
  if (!row) return [];
  const directors = listIn(row.directors);
  const candidate: FilmCandidate = {
    provider: "catalogue",
    ...(row.tmdb === null ? {} : { tmdbId: row.tmdb }),
    ...(row.imdb === null ? {} : { imdbId: writeImdbId(row.imdb) }),
    ...(row.wikidata === null ? {} : { wikidataId: `Q${row.wikidata}` }),
    title: row.title,
    ...(row.original === null ? {} : { originalTitle: row.original }),
    alternativeTitles: [...new Set([...listIn(row.alternatives), ...names])],
    year: row.year === 0 ? null : row.year,
    ...(row.runtime === null ? {} : { runtimeMinutes: row.runtime }),
    popularity: row.popularity,
    ...(directors.length === 0 ? {} : { directors }),
  };
  return [{ id: row.id, candidate, popularity: row.popularity }];
}

/** @param json null or a list that `RecordWriter` wrote */
const listIn = (json: string | null): string[] => (json === null ? [] : (JSON.parse(json) as string[]));

/** The bytes of a blob may start at any address; an array of 32-bit numbers may not, so they are copied. */
function numbers<A>(kind: new (buffer: ArrayBuffer) => A, bytes: Buffer): A {
  return new kind(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer); // a blob is never shared memory
}
