/** Every step of a restore that can fail, before the library is changed. */

import { createWriteStream, existsSync, lstatSync, mkdirSync, statSync } from "node:fs";
import { chmod, copyFile, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { errorCode } from "../../errors/index.ts";
import { type BackupArchive, openArchive } from "../backup/archive.ts";
import { BackupProblem } from "../backup/backupProblem.ts";
import { spellingsOf } from "../backup/contributedFiles.ts";
import { hasAccounts, libraryIdOf } from "../backup/copyDatabase.ts";
import { requireFreeSpace } from "../backup/freeSpace.ts";
import { DATABASE, type Manifest, type ManifestEntry } from "../backup/manifest.ts";
import { sha256Of } from "../backup/measureStream.ts";
import { requireFilmothequeDatabase } from "../backup/ownDatabase.ts";
import { syncFileSync, syncFolderSync } from "../durableFiles.ts";
import { refuseUnsafeRows } from "./refuseUnsafeRows.ts";
import { relocatePaths } from "./relocatePaths.ts";
import { STAGED_DATABASE, STAGED_FILES } from "./restorePlan.ts";

/** What the plan of a restore needs to know about the restored library. */
export interface Prepared {
  readonly files: string[];
  readonly libraryId: string | null;
  readonly hasAccounts: boolean;
}

/** A plain database, as release 0.1 made its backups; it does not name its data folder. @throws BackupProblem */
export async function prepareDatabase(backup: string, staged: string, dataFolder: string): Promise<Prepared> {
  requireFreeSpace(staged, statSync(backup).size);
  const database = join(staged, STAGED_DATABASE);
  // Never opened in place: that fails on a read-only medium, and leaves files next to it elsewhere.
  for (const ending of ["", "-wal"]) {
    if (!existsSync(backup + ending)) continue;
    await copyFile(backup + ending, database + ending);
    await chmod(database + ending, 0o600); // the copy of a read-only file is read-only too
  }
  const ready = prepareDatabaseFile(database, backup, (opened) =>
    refuseUnsafeRows(opened, spellingsOf(dataFolder), backup),
  );
  return { files: [], ...ready };
}

/** @throws BackupProblem */
export async function prepareArchive(backup: string, staged: string, dataFolder: string): Promise<Prepared> {
  const archive = await openArchive(backup);
  try {
    const { manifest } = archive;
    const files = await filesToRestore(manifest, dataFolder);
    requireFreeSpace(
      staged,
      [...files, databaseOf(manifest)].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    );
    const database = join(staged, STAGED_DATABASE);
    await archive.extract(databaseOf(manifest), createWriteStream(database, { flags: "wx", mode: 0o600 }));
    const ready = prepareDatabaseFile(database, backup, (opened) => {
      requireSameLibrary(manifest, opened, backup);
      relocatePaths(opened, manifest, spellingsOf(dataFolder));
      refuseUnsafeRows(opened, spellingsOf(dataFolder), backup);
    });
    await extractFiles(archive, files, join(staged, STAGED_FILES));
    return { files: files.map(({ path }) => path), ...ready };
  } finally {
    archive.close();
  }
}

/** The manifest proves nothing about the database's origin: whoever wrote one could have written the other. */
function requireSameLibrary({ libraryId }: Manifest, database: BetterSqlite.Database, backup: string): void {
  if (libraryId !== null && libraryId !== libraryIdOf(database))
    throw new BackupProblem("backup_damaged", backup, "the manifest names another library");
}

/** All but those that are already in place, unchanged. */
async function filesToRestore(manifest: Manifest, dataFolder: string): Promise<ManifestEntry[]> {
  const missing: ManifestEntry[] = [];
  for (const entry of manifest.files) {
    if (entry.path === DATABASE) continue;
    const present = join(dataFolder, ...entry.path.split("/"));
    const stats = lstatSync(present, { throwIfNoEntry: false });
    const isSame = stats?.isFile() && stats.size === entry.sizeBytes && (await sha256Of(present)) === entry.sha256;
    if (!isSame) missing.push(entry);
  }
  return missing;
}

async function extractFiles(archive: BackupArchive, files: readonly ManifestEntry[], folder: string): Promise<void> {
  const folders = new Set<string>();
  for (const entry of files) {
    const file = join(folder, ...entry.path.split("/"));
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    folders.add(dirname(file));
    await archive.extract(entry, createWriteStream(file, { flags: "wx", mode: 0o600, flush: true }));
    // Otherwise the next scan would find a changed file.
    await utimes(file, entry.mtimeMs / 1_000, entry.mtimeMs / 1_000);
  }
  for (const made of folders) syncFolderSync(made);
}

/** Checks the database before anything in it runs or changes, then removes sessions, counted wrong passwords and its log. */
function prepareDatabaseFile(file: string, backup: string, change: (database: BetterSqlite.Database) => void) {
  let database: BetterSqlite.Database;
  try {
    database = new BetterSqlite(file, { fileMustExist: true });
  } catch (error) {
    throw damaged(backup, error);
  }
  try {
    database.pragma("trusted_schema = OFF");
    requireFilmothequeDatabase(database, backup);
    database.pragma("journal_mode = DELETE");
    // Neither sessions nor waits after wrong passwords: both belong to another time, or to another machine.
    database.exec("DELETE FROM session; DELETE FROM login_failure");
    change(database);
    return { libraryId: libraryIdOf(database), hasAccounts: hasAccounts(database) };
  } catch (error) {
    throw damaged(backup, error);
  } finally {
    database.close();
    syncFileSync(file);
  }
}

function damaged(backup: string, error: unknown): unknown {
  const code = errorCode(error) ?? "";
  const isDamage = code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB";
  return isDamage && error instanceof Error ? new BackupProblem("backup_damaged", backup, error.message, error) : error;
}

/** `openArchive` refuses archives without one. */
function databaseOf({ files }: Manifest): ManifestEntry {
  const entry = files.find(({ path }) => path === DATABASE);
  if (!entry) throw new Error(`no ${DATABASE} in the manifest`);
  return entry;
}
