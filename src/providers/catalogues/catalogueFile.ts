import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite, { type Database } from "better-sqlite3";
import { errorCode } from "../../errors/index.ts";
import { CatalogueProblem } from "./catalogueProblem.ts";

/** Raised whenever the tables or the normalisation of titles change: an older catalogue has to be imported again. */
export const CATALOGUE_VERSION = 1;

/**
 * One file a catalogue. `film.id` counts from 1 in the order of the source. `word` is filled at the end, from the
 * titles: `films` holds its films' ids as little-endian 32-bit numbers, `years` their years as 16-bit ones (0: not
 * known), both in the order of the years.
 */
const TABLES = `
  CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE film (
    id           INTEGER PRIMARY KEY,
    tmdb         INTEGER,
    imdb         INTEGER,
    wikidata     INTEGER,
    title        TEXT NOT NULL,
    original     TEXT,
    alternatives TEXT,
    year         INTEGER NOT NULL,
    runtime      REAL,
    popularity   REAL NOT NULL,
    directors    TEXT
  ) STRICT;
  CREATE UNIQUE INDEX film_tmdb ON film (tmdb) WHERE tmdb IS NOT NULL;
  CREATE UNIQUE INDEX film_imdb ON film (imdb) WHERE imdb IS NOT NULL;
  CREATE UNIQUE INDEX film_wikidata ON film (wikidata) WHERE wikidata IS NOT NULL;
  CREATE TABLE name (film INTEGER NOT NULL, name TEXT NOT NULL) STRICT;
  CREATE TABLE title (key TEXT NOT NULL, film INTEGER NOT NULL) STRICT;
  CREATE TABLE word (
    word TEXT PRIMARY KEY, reversed TEXT NOT NULL, count INTEGER NOT NULL, films BLOB NOT NULL, years BLOB NOT NULL
  ) STRICT;
  CREATE TABLE beginning (text TEXT PRIMARY KEY, films TEXT NOT NULL) STRICT, WITHOUT ROWID;`;

export function cataloguesFolder(dataFolder: string): string {
  return join(dataFolder, "catalogues");
}

export function catalogueFile(folder: string, name: string): string {
  return join(folder, `${name}.sqlite`);
}

/** What an import has written so far; the same import continues it when it is started again. */
export function partialFile(folder: string, name: string): string {
  return join(folder, `${name}.part`);
}

/**
 * Opens the partial file for writing, with an exclusive lock. One of another version, or a damaged one, is removed and
 * started again: it holds nothing that cannot be imported again.
 * @throws CatalogueProblem `catalogue_busy` while another import writes it
 */
export function openPartialFile(folder: string, name: string): Database {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = partialFile(folder, name);
  const isNew = !existsSync(file);
  try {
    return configured(file, isNew);
  } catch (error) {
    if (isBusy(error)) throw new CatalogueProblem("catalogue_busy", name, error);
    if (isNew) throw error;
    removePartialFile(folder, name);
    return configured(file, true);
  }
}

export function removePartialFile(folder: string, name: string): void {
  for (const ending of ["", "-wal", "-shm", "-journal"]) rmSync(partialFile(folder, name) + ending, { force: true });
}

function configured(file: string, isNew: boolean): Database {
  const database = new BetterSqlite(file, { timeout: 500 });
  try {
    database.pragma("locking_mode = EXCLUSIVE");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = NORMAL");
    database.pragma("cache_size = -131072");
    database.pragma("temp_store = FILE");
    // Takes the lock, or fails at once where another import has it.
    database.exec("BEGIN IMMEDIATE");
    if (isNew) {
      database.exec(TABLES);
      database.pragma(`user_version = ${CATALOGUE_VERSION}`);
    }
    database.exec("COMMIT");
    if (database.pragma("user_version", { simple: true }) !== CATALOGUE_VERSION) throw new Error("another version");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return errorCode(error)?.startsWith("SQLITE_BUSY") ?? false;
}
