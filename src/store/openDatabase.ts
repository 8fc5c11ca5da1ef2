import { existsSync, renameSync } from "node:fs";
import BetterSqlite from "better-sqlite3";
import { errorCode } from "../errors/index.ts";
import { newestGoodBackup } from "./backup/offeredBackup.ts";
import { DatabaseDamaged } from "./dataFolder/openErrors.ts";
import { defineMayContinue } from "./mayContinue.ts";
import { storageCodeOf } from "./storage/storageTrouble.ts";
import type { Database } from "./store.ts";

/** Another program, such as one that makes a backup, may be reading the file. */
const CHECK_TIMEOUT_MS = 30_000;
const BUSY_TIMEOUT_MS = 5_000;

/** Opens a database that was checked already. */
export function openDatabase(file: string): Database {
  const database = new BetterSqlite(file, { timeout: BUSY_TIMEOUT_MS });
  configure(database);
  // Queries of the main thread are short, so they are never stopped.
  defineMayContinue(database, () => true);
  return database;
}

/** Per connection. Most pages are read through the memory map, which the system shares between threads. */
const READER_CACHE_KIB = 8_000;
const READER_MMAP_BYTES = 67_108_864;

/** Opens the database for queries alone, next to the connection that writes. SQLite itself refuses to write through it. */
export function openDatabaseForReading(file: string, mayContinue: () => boolean): Database {
  const database = new BetterSqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  database.pragma("temp_store = MEMORY");
  database.pragma(`cache_size = -${READER_CACHE_KIB}`);
  database.pragma(`mmap_size = ${READER_MMAP_BYTES}`);
  defineMayContinue(database, mayContinue);
  return database;
}

/**
 * Opens or creates a database and reads its schema. A damaged one is renamed, never deleted.
 * @param mustCheck whether SQLite has to read all of it first, which takes as long as the file is large
 * @throws DatabaseDamaged
 */
export function openSoundDatabase(
  file: string,
  folder: string,
  mustCheck: (database: Database) => boolean = () => true,
): Database {
  const isNew = !existsSync(file);
  let database: Database | undefined;
  try {
    database = new BetterSqlite(file, { timeout: CHECK_TIMEOUT_MS });
    // Set before anything is read: afterwards it would only take effect with the next VACUUM.
    if (isNew) database.pragma("auto_vacuum = INCREMENTAL");
    database.prepare("SELECT count(*) FROM sqlite_schema").get();
    if (!isNew && mustCheck(database) && database.pragma("quick_check(1)", { simple: true }) !== "ok")
      throw new QuickCheckFailed();
    return database;
  } catch (error) {
    database?.close();
    if (isNew || !isDamage(error)) throw error;
    throw damaged(file, folder, error);
  }
}

/** Sets a closed database aside that a check has found damaged. The library must be locked by the caller. */
export function setAsideDamaged(file: string, folder: string): DatabaseDamaged {
  return damaged(file, folder, new QuickCheckFailed());
}

function damaged(file: string, folder: string, cause: unknown): DatabaseDamaged {
  return new DatabaseDamaged({ damagedFile: quarantineDatabase(file), ...newestGoodBackup(folder) }, cause);
}

export function configure(database: Database): void {
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = NORMAL");
  database.pragma("foreign_keys = ON");
  database.pragma("temp_store = MEMORY");
  database.pragma("cache_size = -16000");
  database.pragma("mmap_size = 134217728");
}

/**
 * Switches a database of an older release to incremental vacuum, by rewriting it, so that maintenance can shrink it in
 * steps. Done once, at the upgrade; if the disk is too full for a copy, the file stays as it is.
 */
export function prepareForIncrementalVacuum(database: Database): void {
  if (database.pragma("auto_vacuum", { simple: true }) !== 0) return;
  try {
    database.exec("PRAGMA auto_vacuum = INCREMENTAL; VACUUM");
  } catch (error) {
    if (storageCodeOf(error) === null) throw error;
  }
}

/**
 * SQLite opens a write-protected file as read-only and reports nothing before the first write.
 * @throws SQLite's `SQLITE_READONLY`, before anything was changed
 */
export function requireWritable(database: Database): void {
  const version = database.pragma("user_version", { simple: true });
  database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}; ROLLBACK`);
}

class QuickCheckFailed extends Error {
  override readonly name = "QuickCheckFailed";
}

function isDamage(error: unknown): boolean {
  const code = errorCode(error) ?? "";
  return code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB" || error instanceof QuickCheckFailed;
}

/** @returns where the damaged database is now */
function quarantineDatabase(file: string): string {
  const renamed = `${file}.damaged-${new Date().toISOString().replaceAll(":", "-")}`;
  for (const ending of ["", "-wal", "-shm"]) {
    if (existsSync(file + ending)) renameSync(file + ending, renamed + ending);
  }
  return renamed;
}
