/**
 * Keeps a data folder that held a library from becoming a new one unasked: otherwise an empty database would follow a
 * lost one, and the first visitor would become its owner.
 */
import { existsSync, lstatSync, renameSync } from "node:fs";
import { join } from "node:path";
import type BetterSqlite from "better-sqlite3";
import { timestamp } from "../backup/backupNames.ts";
import { hasAccounts, libraryIdOf } from "../backup/copyDatabase.ts";
import { newestGoodBackup } from "../backup/offeredBackup.ts";
import { foreignCodeIn, isFilmothequeDatabase } from "../backup/ownDatabase.ts";
import { syncFolderSync } from "../durableFiles.ts";
import { type LibraryMarker, readMarker, writeMarker } from "./libraryMarker.ts";
import { hasTraces, mayHaveHadAccounts, newestDamagedFile } from "./libraryTraces.ts";
import { ForeignDatabase, ForeignSchema, LibraryMissing, type MissingReason } from "./openErrors.ts";

export interface LibraryGuard {
  /** @throws LibraryMissing, ForeignDatabase, ForeignSchema */
  allow(database: BetterSqlite.Database): void;
  /** The database is open and up to date: records in the folder which library it holds. */
  mark(database: BetterSqlite.Database): void;
}

/**
 * Checks the folder before its database is opened.
 * @throws LibraryMissing
 */
export function guardLibrary(dataFolder: string): LibraryGuard {
  const marker = readMarker(dataFolder);
  const mayBegin = marker?.beginNew === true || !hasTraces(dataFolder);
  const size = lstatSync(databaseIn(dataFolder), { throwIfNoEntry: false })?.size ?? null;
  if (!mayBegin && size === null) throw missing(dataFolder, "missing");
  if (!mayBegin && size === 0) throw missing(dataFolder, "empty");

  return {
    allow(database) {
      const isEmpty = database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
      if (isEmpty && !mayBegin) throw missing(dataFolder, "empty");
      if (isEmpty) return;
      if (!isFilmothequeDatabase(database)) throw new ForeignDatabase({ file: databaseIn(dataFolder) });
      const object = foreignCodeIn(database);
      if (object !== null) throw new ForeignSchema({ file: databaseIn(dataFolder), object });
      if (mayBegin || hasAccounts(database)) return;
      const isAnother = marker ? isAnotherLibrary(marker, database) : mayHaveHadAccounts(dataFolder);
      if (marker?.hasAccounts || isAnother) throw missing(dataFolder, "without_accounts");
    },
    mark(database) {
      const next = { libraryId: libraryIdOf(database), hasAccounts: hasAccounts(database), beginNew: false };
      writeMarker(dataFolder, next);
    },
  };
}

/** The library has its first account. */
export function markHasAccounts(dataFolder: string): void {
  const marker = readMarker(dataFolder);
  if (marker) writeMarker(dataFolder, { ...marker, hasAccounts: true });
}

/**
 * The decision to begin a new library in the place of a lost one: what is left of its database is kept under another
 * name, backups and files stay. The library must be locked by the caller.
 * @returns where the old database is now, null where there was none
 */
export function beginNewLibrary(dataFolder: string): string | null {
  const file = databaseIn(dataFolder);
  const kept = existsSync(file) ? `${file}.replaced-${timestamp()}` : null;
  writeMarker(dataFolder, { libraryId: null, hasAccounts: false, beginNew: true });
  for (const ending of ["-wal", "-shm", ""])
    if (existsSync(file + ending)) renameSync(file + ending, `${kept ?? `${file}.replaced-${timestamp()}`}${ending}`);
  syncFolderSync(dataFolder);
  return kept;
}

/** @returns why the library of this folder is not there; null where it is, or where there never was one */
export function findMissingLibrary(dataFolder: string): LibraryMissing | null {
  try {
    guardLibrary(dataFolder);
    return null;
  } catch (error) {
    if (error instanceof LibraryMissing) return error;
    throw error;
  }
}

function isAnotherLibrary({ libraryId }: LibraryMarker, database: BetterSqlite.Database): boolean {
  return libraryId !== null && libraryId !== libraryIdOf(database);
}

function missing(folder: string, reason: MissingReason): LibraryMissing {
  return new LibraryMissing({ folder, reason, damagedFile: newestDamagedFile(folder), ...newestGoodBackup(folder) });
}

function databaseIn(dataFolder: string): string {
  return join(dataFolder, "library.db");
}
