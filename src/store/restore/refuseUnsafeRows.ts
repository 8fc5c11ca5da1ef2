import type BetterSqlite from "better-sqlite3";
import { fileState } from "../../contract/index.ts";
import { isPrivatePath, unwatchableReason } from "../../paths/index.ts";
import { BackupProblem } from "../backup/backupProblem.ts";

/** Tables whose paths the program opens for users. */
const TABLES_OF_PATHS = ["file", "neighbour"];

/**
 * Refuses a backup that this program cannot have written, or whose rows would expose the program's own files. A
 * watched folder that covers a whole disk, which earlier versions allowed, is removed because members may add files
 * in watched folders.
 *
 * @param dataFolders spellings of the folder it is restored into; paths of its former folder were moved there before
 * @throws BackupProblem `backup_unsafe`
 */
export function refuseUnsafeRows(
  database: BetterSqlite.Database,
  dataFolders: readonly string[],
  backup: string,
): void {
  for (const table of TABLES_OF_PATHS.filter((name) => hasTable(database, name))) {
    for (const { path } of database.prepare<[], { path: string }>(`SELECT path FROM ${table}`).iterate())
      if (isPrivatePath(path, dataFolders)) throw new BackupProblem("backup_unsafe", backup, `${table} names ${path}`);
  }
  judgeWatchedFolders(database, dataFolders, backup);
  const unknown = database
    .prepare<[string], { state: string }>(
      "SELECT state FROM file WHERE state NOT IN (SELECT value FROM json_each(?)) LIMIT 1",
    )
    .get(JSON.stringify(fileState.options));
  if (unknown) throw new BackupProblem("backup_unsafe", backup, `a file with the state ${unknown.state.slice(0, 40)}`);
}

function judgeWatchedFolders(database: BetterSqlite.Database, dataFolders: readonly string[], backup: string): void {
  const watched = database.prepare<[], { path: string }>("SELECT path FROM watched_folder").all();
  const drop = database.prepare<[string]>("DELETE FROM watched_folder WHERE path = ?");
  for (const { path } of watched) {
    const reason = unwatchableReason(path, dataFolders);
    if (reason === "own_folder") throw new BackupProblem("backup_unsafe", backup, `watched_folder names ${path}`);
    if (reason === "whole_disk") drop.run(path);
  }
}

/** Older schemas lack some of these tables. */
function hasTable(database: BetterSqlite.Database, name: string): boolean {
  return (
    database.prepare<[string]>("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined
  );
}
