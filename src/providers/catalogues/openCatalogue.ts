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

export interface WordFilms {
  readonly count: number;
  /** In the order of `years`. */
  readonly films: Uint32Array;
  /** Ascending; 0 where the year is not known. */
  readonly years: Uint16Array;
}

export interface Catalogue {
  readonly films: number;
  readonly importedAt: number;
  byIds(ids: { readonly tmdb?: number | undefined; readonly imdb?: number | undefined }): number | undefined;
  byKey(key: string, limit: number): number[];
  filmsOfWord(word: string): WordFilms | null;
  /** Words between two texts and how many films have each; from the end of the word where `reversed`. */
  wordsBetween(from: string, to: string, length: { min: number; max: number }, reversed: boolean): string[];
  /** Titles of these lengths between two keys. */
  keysBetween(from: string, to: string, length: { min: number; max: number }): { key: string; film: number }[];
  filmsByPrefix(text: string): number[];
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

const MOST_WORDS = 4_000;

/**
 * Opens a catalogue for reading.
 * @returns null for a file that is none, or one of another version of the program
 */
export function openCatalogue(file: string): Catalogue | null {
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true });
  try {
    if (database.pragma("user_version", { simple: true }) !== CATALOGUE_VERSION) throw new Error("another version");
    return reading(database);
  } catch {
    // Damaged, half a file, or of another version: it answers nothing, and the next import replaces it.
    database.close();
    return null;
  }
}

function reading(database: BetterSqlite.Database): Catalogue {
  database.pragma("mmap_size = 268435456");
  const state = new Map(
    database
      .prepare<[], { name: string; value: string }>("SELECT name, value FROM state")
      .all()
      .map((row) => [row.name, row.value]),
  );
  const one = (sql: string) => database.prepare<[number], number>(sql).pluck();
  const many = <P extends unknown[]>(sql: string) => database.prepare<P, number>(sql).pluck();
  const byTmdb = one("SELECT id FROM film WHERE tmdb = ?");
  const byImdb = one("SELECT id FROM film WHERE imdb = ?");
  const byKey = many<[string, number]>("SELECT film FROM title WHERE key = ? LIMIT ?");
  const word = database.prepare<[string], { count: number; films: Buffer; years: Buffer }>(
    "SELECT count, films, years FROM word WHERE word = ?",
  );
  const wordsFrom = (column: "word" | "reversed", index: string) =>
    database
      .prepare<[string, string, number, number, number], string>(`
        SELECT word FROM word INDEXED BY ${index}
        WHERE ${column} >= ? AND ${column} < ? AND length(word) BETWEEN ? AND ? LIMIT ?`)
      .pluck();
  const forward = wordsFrom("word", "word_count");
  const backward = wordsFrom("reversed", "word_reversed");
  const beginning = database.prepare<[string], string>("SELECT films FROM beginning WHERE text = ?").pluck();
  const keysBetween = database.prepare<[string, string, number, number, number], { key: string; film: number }>(
    "SELECT key, film FROM title WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ? LIMIT ?",
  );
  const keysFrom = many<[string, string, number]>("SELECT film FROM title WHERE key >= ? AND key < ? LIMIT ?");
  const film = database.prepare<[number], Row>("SELECT * FROM film WHERE id = ?");
  const names = database.prepare<[number], string>("SELECT DISTINCT name FROM name WHERE film = ?").pluck();

  return {
    films: Number(state.get("films") ?? 0),
    importedAt: Number(state.get("importedAt") ?? 0),
    byIds: ({ tmdb, imdb }) =>
      ((tmdb === undefined ? undefined : byTmdb.get(tmdb)) ?? (imdb === undefined ? undefined : byImdb.get(imdb))) as
        | number
        | undefined,
    byKey: (key, limit) => byKey.all(key, limit) as number[],
    filmsOfWord(text) {
      const row = word.get(text);
      return row
        ? { count: row.count, films: numbers(Uint32Array, row.films), years: numbers(Uint16Array, row.years) }
        : null;
    },
    wordsBetween: (from, to, { min, max }, reversed) =>
      (reversed ? backward : forward).all(from, to, min, max, MOST_WORDS) as string[],
    keysBetween: (from, to, { min, max }) => keysBetween.all(from, to, min, max, MOST_WORDS),
    filmsByPrefix: (text) => JSON.parse((beginning.get(text) as string | undefined) ?? "[]") as number[], // by `rankBeginnings`
    keysFrom: (key, limit) => keysFrom.all(key, `${key}\u{10ffff}`, limit) as number[],
    read: (ids) => ids.flatMap((id) => toFound(film.get(id), names.all(id) as string[])),
    close: () => database.close(),
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

const listIn = (json: string | null): string[] => (json === null ? [] : (JSON.parse(json) as string[]));

/** SQLite's bytes may begin at any address; numbers of four bytes may not. */
function numbers<A>(kind: new (buffer: ArrayBuffer) => A, bytes: Buffer): A {
  return new kind(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
}
