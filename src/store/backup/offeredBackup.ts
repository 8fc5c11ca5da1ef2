import { closeSync, existsSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import type { OfferedBackup } from "../library/openProblems.ts";
import { backupFolder, checksumName, instantOf, timeInName } from "./backupNames.ts";
import { sha256OfSync } from "./hashing.ts";
import { lookInto } from "./lookInto.ts";
import { looksLikeOurs } from "./ownDatabase.ts";
import { isZip } from "./sqliteHeader.ts";

const END_OF_ZIP = Buffer.from("PK\x05\x06", "latin1");
const LONGEST_END_BYTES = 66_000;

/** The newest backup of the library that is whole. What a restore finds in it is checked again, in full. */
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
      lookInto(file, dataFolder, (database) => {
        return looksLikeOurs(database) && database.pragma("quick_check(1)", { simple: true }) === "ok";
      }) === true
    );
  } catch {
    // It cannot be read, for whatever reason: an older one may be.
    return false;
  }
}

/** @returns null where none was written */
export function readChecksum(file: string): string | null {
  return existsSync(checksumName(file)) ? readFileSync(checksumName(file), "utf8").slice(0, 64) : null;
}

/** A ZIP that was cut off has lost its end. */
function hasEnd(file: string): boolean {
  const handle = openSync(file, "r");
  try {
    const { size } = fstatSync(handle);
    const tail = Buffer.alloc(Math.min(size, LONGEST_END_BYTES));
    readSync(handle, tail, 0, tail.length, size - tail.length);
    return tail.lastIndexOf(END_OF_ZIP) >= 0;
  } finally {
    closeSync(handle);
  }
}
