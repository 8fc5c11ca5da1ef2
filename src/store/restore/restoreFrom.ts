import { mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { timestamp } from "../backup/backupNames.ts";
import { BackupProblem } from "../backup/backupProblem.ts";
import { explainUnwritable } from "../backup/freeSpace.ts";
import { sha256Of } from "../backup/measureStream.ts";
import { readChecksum } from "../backup/offeredBackup.ts";
import { isZip, readSqliteHeader } from "../backup/sqliteHeader.ts";
import { replaceFileSync, syncFolderSync } from "../durableFiles.ts";
import { lockLibrary } from "../lock.ts";
import { discard, finishRestore } from "./applyRestore.ts";
import { prepareArchive, prepareDatabase } from "./prepareRestore.ts";
import { PLAN, type RestorePlan, restoreFolders } from "./restorePlan.ts";

/**
 * Replaces the library by a backup, and keeps what it replaces. A kill at any moment leaves the old library or the
 * restored one. The caller must hold the library's lock and have closed it.
 *
 * @param backup an archive, or a plain database as release 0.1 made them
 * @param dataFolder may be empty, and on another system than the backup was made on
 * @returns where the replaced database is now; null when there was none
 * @throws BackupProblem; nothing was changed then
 */
export async function restoreFrom(backup: string, dataFolder: string): Promise<string | null> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  finishRestore(dataFolder);
  await prepare(backup, dataFolder);
  const { partial, decided } = restoreFolders(dataFolder);
  renameSync(partial, decided);
  syncFolderSync(dataFolder);
  return finishRestore(dataFolder);
}

/** The same for a library that is not locked. @throws LibraryInUse, BackupProblem */
export async function restoreLibrary(backup: string, dataFolder: string): Promise<string | null> {
  const lock = lockLibrary(dataFolder);
  try {
    return await restoreFrom(backup, dataFolder);
  } finally {
    lock.release();
  }
}

async function prepare(backup: string, dataFolder: string): Promise<void> {
  const { partial } = restoreFolders(dataFolder);
  try {
    if (!statSync(backup, { throwIfNoEntry: false })?.isFile())
      throw new BackupProblem("backup_missing", backup, "no file");
    const isArchive = isZip(backup);
    if (!isArchive && !readSqliteHeader(backup))
      throw new BackupProblem("backup_damaged", backup, "neither an archive nor a database");
    await compareChecksum(backup);
    mkdirSync(partial, { mode: 0o700 });
    const prepared = await (isArchive
      ? prepareArchive(backup, partial, dataFolder)
      : prepareDatabase(backup, partial, dataFolder));
    const plan: RestorePlan = { ...prepared, replacedAt: timestamp() };
    replaceFileSync(join(partial, PLAN), JSON.stringify(plan));
  } catch (error) {
    discard(partial);
    throw explainUnwritable(error, dataFolder);
  }
}

async function compareChecksum(backup: string): Promise<void> {
  const written = readChecksum(backup);
  if (written !== null && written !== (await sha256Of(backup)))
    throw new BackupProblem("backup_damaged", backup, "its checksum differs");
}
