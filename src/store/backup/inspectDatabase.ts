import { chmodSync, copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { makeBackupFolder, timestamp, unfinishedName } from "./backupNames.ts";
import { readSqliteHeader } from "./sqliteHeader.ts";

/**
 * Reads a database file that is not the open library, without creating files next to it. A database with a write-ahead
 * log would get `-wal` and `-shm` files, and cannot be opened at all on a read-only medium: a copy of it is opened.
 *
 * @returns null where the file is no SQLite database
 */
export function inspectDatabase<T>(
  file: string,
  dataFolder: string,
  look: (database: BetterSqlite.Database) => T,
): T | null {
  const header = readSqliteHeader(file);
  if (!header) return null;
  if (!header.usesLog) return readDatabase(file, true, look);
  const copy = unfinishedName(join(makeBackupFolder(dataFolder), `library-${timestamp()}.db`));
  try {
    for (const ending of ["", "-wal"]) {
      if (!existsSync(file + ending)) continue;
      copyFileSync(file + ending, copy + ending);
      chmodSync(copy + ending, 0o600); // the copy of a read-only file is read-only too
    }
    return readDatabase(copy, false, look);
  } finally {
    for (const ending of ["", "-wal", "-shm"]) rmSync(copy + ending, { force: true });
  }
}

function readDatabase<T>(file: string, readonly: boolean, look: (database: BetterSqlite.Database) => T): T {
  const database = new BetterSqlite(file, { readonly, fileMustExist: true });
  try {
    return look(database);
  } finally {
    database.close();
  }
}
