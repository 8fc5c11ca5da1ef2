import { chmodSync, copyFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { makeBackupFolder, timestamp, unfinishedName } from "./backupNames.ts";
import { readSqliteHeader } from "./sqliteHeader.ts";

/**
 * Looks into a database file that is not the open library, and leaves nothing beside it: one that uses a log would get
 * `-wal` and `-shm` files, and could not be opened at all on a read-only medium, so a copy of it is opened.
 *
 * @returns null where the file is no SQLite database
 */
export function lookInto<T>(file: string, dataFolder: string, look: (database: BetterSqlite.Database) => T): T | null {
  const header = readSqliteHeader(file);
  if (!header) return null;
  if (!header.usesLog) return lookAt(file, true, look);
  const copy = unfinishedName(join(makeBackupFolder(dataFolder), `library-${timestamp()}.db`));
  try {
    for (const ending of ["", "-wal"]) {
      if (!existsSync(file + ending)) continue;
      copyFileSync(file + ending, copy + ending);
      chmodSync(copy + ending, 0o600); // the copy of a read-only file is read-only too
    }
    return lookAt(copy, false, look);
  } finally {
    for (const ending of ["", "-wal", "-shm"]) rmSync(copy + ending, { force: true });
  }
}

function lookAt<T>(file: string, readonly: boolean, look: (database: BetterSqlite.Database) => T): T {
  const database = new BetterSqlite(file, { readonly, fileMustExist: true });
  try {
    return look(database);
  } finally {
    database.close();
  }
}
