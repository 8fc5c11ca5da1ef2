/** What is left of a library beside its database: folders of release 0.1 have no `library.json` that would tell. */
import { existsSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { backupFolder, timeInName } from "../backup/backupNames.ts";
import { hasAccounts } from "../backup/copyDatabase.ts";
import { lookInto } from "../backup/lookInto.ts";
import { readMarker } from "./libraryMarker.ts";

/** Filled by an open library alone. */
const FOLDERS = ["backups", "images", "subtitles", "uploads", "models", "logs"];
/** Databases that were set aside or replaced. */
const EARLIER = /^library\.db\.(?:damaged|replaced)-.+$/;
const LOG = /-(?:wal|shm)$/;

/** Whether this folder ever held a library. To be asked before its database is opened, which makes files. */
export function hasTraces(dataFolder: string): boolean {
  if (!existsSync(dataFolder)) return false;
  if (readMarker(dataFolder) !== null) return true;
  if (readdirSync(dataFolder).some((name) => EARLIER.test(name))) return true;
  return FOLDERS.some((name) => holdsFiles(join(dataFolder, name))) || hasOrphanedLog(dataFolder);
}

/** The newest damaged database that a start set aside. */
export function newestSetAside(dataFolder: string): string | null {
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
export function hadAccounts(dataFolder: string): boolean {
  const backups = backupFolder(dataFolder);
  const earlier = readdirSync(dataFolder).filter((name) => EARLIER.test(name) && !LOG.test(name));
  const copies = existsSync(backups) ? readdirSync(backups).filter((name) => timeInName(name) !== null) : [];
  const files = [
    ...earlier.map((name) => join(dataFolder, name)),
    ...copies.filter((name) => name.endsWith(".db")).map((name) => join(backups, name)),
  ];
  return files.some((file) => mayHaveAccounts(file, dataFolder));
}

/** Said of what cannot be read, too: only a database that is sound and has none says no. */
function mayHaveAccounts(file: string, dataFolder: string): boolean {
  try {
    return lookInto(file, dataFolder, hasAccounts) ?? lstatSync(file).size > 0;
  } catch {
    // Damaged: nobody can tell any more.
    return true;
  }
}

/** A database's log that outlived it holds its last changes. */
function hasOrphanedLog(dataFolder: string): boolean {
  return sizeOf(join(dataFolder, "library.db")) === 0 && sizeOf(join(dataFolder, "library.db-wal")) > 0;
}

const sizeOf = (file: string) => lstatSync(file, { throwIfNoEntry: false })?.size ?? 0;

function holdsFiles(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true && readdirSync(folder).length > 0;
}
