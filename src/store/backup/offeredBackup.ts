import { closeSync, existsSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { backupFolder, checksumName, instantOf, timeInName } from "./backupNames.ts";
import { inspectDatabase } from "./inspectDatabase.ts";
import { sha256OfSync } from "./measureStream.ts";
import { isFilmothequeDatabase } from "./ownDatabase.ts";
import { isZip } from "./sqliteHeader.ts";

/** A backup that a person may restore in place of a lost library. */
export interface OfferedBackup {
  readonly backup: string | null;
  /** An instant; null where there is no backup. */
  readonly backupMadeAt: string | null;
}

const END_OF_ZIP = Buffer.from("PK\x05\x06", "latin1");
const MAX_END_BYTES = 66_000;

/** The newest complete backup of the library. A restore checks its content again, in full. */
export function newestGoodBackup(dataFolder: string): OfferedBackup {
  const folder = backupFolder(dataFolder);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const newestFirst = names
    .flatMap((name) => {
      const time = timeInName(name);
      return time === null ? [] : [{ file: join(folder, name), time }];
    })
    .sort((a, b) => (a.time < b.time ? 1 : -1));
  const good = newestFirst.find(({ file }) => isWhole(file, dataFolder));
  return good ? { backup: good.file, backupMadeAt: instantOf(good.time) } : { backup: null, backupMadeAt: null };
}

function isWhole(file: string, dataFolder: string): boolean {
  try {
    if (existsSync(checksumName(file))) return readChecksum(file) === sha256OfSync(file);
    if (isZip(file)) return hasEnd(file);
    return (
      inspectDatabase(file, dataFolder, (database) => {
        return isFilmothequeDatabase(database) && database.pragma("quick_check(1)", { simple: true }) === "ok";
      }) === true
    );
  } catch {
    // It cannot be read, for any reason; an older one may be readable.
    return false;
  }
}

/** @returns null where there is no checksum file */
export function readChecksum(file: string): string | null {
  return existsSync(checksumName(file)) ? readFileSync(checksumName(file), "utf8").slice(0, 64) : null;
}

/** A truncated ZIP has no end record. */
function hasEnd(file: string): boolean {
  const handle = openSync(file, "r");
  try {
    const { size } = fstatSync(handle);
    const tail = Buffer.alloc(Math.min(size, MAX_END_BYTES));
    readSync(handle, tail, 0, tail.length, size - tail.length);
    return tail.lastIndexOf(END_OF_ZIP) >= 0;
  } finally {
    closeSync(handle);
  }
}
