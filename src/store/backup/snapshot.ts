import { chmodSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type BetterSqlite from "better-sqlite3";
import { syncFileSync, syncFolderSync } from "../durableFiles.ts";
import { makeBackupFolder, timestamp, unfinishedName } from "./backupNames.ts";

/** A whole copy at once, used before a migration: synchronous, because nothing may happen in between. */
export function snapshot(database: BetterSqlite.Database, dataFolder: string, reason: string): string {
  const file = join(makeBackupFolder(dataFolder), `${reason}-${timestamp()}.db`);
  const unfinished = unfinishedName(file);
  try {
    database.prepare("VACUUM INTO ?").run(unfinished);
    chmodSync(unfinished, 0o600);
    syncFileSync(unfinished);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  syncFolderSync(dirname(file));
  return file;
}
