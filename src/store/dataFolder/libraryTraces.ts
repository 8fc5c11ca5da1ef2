/** Signs of an earlier library other than its database: folders of release 0.1 have no `library.json`. */
import { existsSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { backupFolder, timeInName } from "../backup/backupNames.ts";
import { hasAccounts } from "../backup/copyDatabase.ts";
import { inspectDatabase } from "../backup/inspectDatabase.ts";
import { readMarker } from "./libraryMarker.ts";

/** Only an open library puts files there. */
const FOLDERS = ["backups", "images", "subtitles", "uploads", "models", "logs"];
/** Damaged and replaced databases. */
const EARLIER_DATABASE = /^library\.db\.(?:damaged|replaced)-.+$/;
const LOG = /-(?:wal|shm)$/;

/** Whether this folder ever held a library. Ask before its database is opened, which creates files. */
export function hasTraces(dataFolder: string): boolean {
  if (!existsSync(dataFolder)) return false;
  if (readMarker(dataFolder) !== null) return true;
  if (readdirSync(dataFolder).some((name) => EARLIER_DATABASE.test(name))) return true;
  return FOLDERS.some((name) => holdsFiles(join(dataFolder, name))) || hasOrphanedLog(dataFolder);
}

/** The newest damaged database that a start renamed. */
export function newestDamagedFile(dataFolder: string): string | null {
  const newest = readdirSync(dataFolder)
    .filter((name) => name.startsWith("library.db.damaged-") && !LOG.test(name))
    .sort()
    .at(-1);
  return newest ? join(dataFolder, newest) : null;
}

/**
 * Whether an earlier library of this folder had accounts, so that a database without any is not a new library that
 * waits for its first.
 */
export function mayHaveHadAccounts(dataFolder: string): boolean {
  const backups = backupFolder(dataFolder);
  const earlier = readdirSync(dataFolder).filter((name) => EARLIER_DATABASE.test(name) && !LOG.test(name));
  const copies = existsSync(backups) ? readdirSync(backups).filter((name) => timeInName(name) !== null) : [];
  const files = [
    ...earlier.map((name) => join(dataFolder, name)),
    ...copies.filter((name) => name.endsWith(".db")).map((name) => join(backups, name)),
  ];
  return files.some((file) => mayHaveAccounts(file, dataFolder));
}

/** True also for what cannot be read: only an intact database without accounts is certain to have none. */
function mayHaveAccounts(file: string, dataFolder: string): boolean {
  try {
    return inspectDatabase(file, dataFolder, hasAccounts) ?? lstatSync(file).size > 0;
  } catch {
    // Damaged: it may have had some.
    return true;
  }
}

/** A write-ahead log without its database contains the last changes. */
function hasOrphanedLog(dataFolder: string): boolean {
  return sizeOf(join(dataFolder, "library.db")) === 0 && sizeOf(join(dataFolder, "library.db-wal")) > 0;
}

const sizeOf = (file: string) => lstatSync(file, { throwIfNoEntry: false })?.size ?? 0;

function holdsFiles(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && readdirSync(folder).length > 0;
}
