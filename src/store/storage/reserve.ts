import { randomFillSync } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { open, rename, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { temporaryName } from "../durableFiles.ts";
import { storageCodeOf } from "./storageTrouble.ts";

/** Enough for the database's log while a purge removes rows, and for the row that says what it did. */
const RESERVE_BYTES = 8 * 1024 ** 2;
/** With less free space than this no reserve is written: the library needs the space. */
const MIN_FREE_BYTES = 3 * RESERVE_BYTES;

/** A file of random bytes, which no file system compresses away, next to the database. On a full disk it is removed, so that a start or a purge has space to work. */
export interface Reserve {
  /** Writes the file if it is missing and the disk has space. @throws the file system's error; nothing is left */
  ensure(): Promise<void>;
  release(): void;
}

/**
 * Opens a library. If the disk has too little space, the reserve file is removed and opening is retried.
 * @param open must leave nothing open when it throws
 * @returns what was opened, and whether the reserve was needed
 * @throws the error of `open`; without a reserve file, that of the first attempt
 */
export async function openWithReserve<T>(
  dataFolder: string,
  open: () => T | Promise<T>,
): Promise<{ readonly opened: T; readonly isReserveUsed: boolean }> {
  try {
    return { opened: await open(), isReserveUsed: false };
  } catch (error) {
    if (!(await isRoomMissing(error, dataFolder)) || !existsSync(reserveFile(dataFolder))) throw error;
  }
  createReserve(dataFolder).release();
  return { opened: await open(), isReserveUsed: true };
}

/** Without space for its shared-memory file SQLite reports an I/O error instead of a full disk. */
async function isRoomMissing(error: unknown, dataFolder: string): Promise<boolean> {
  const code = storageCodeOf(error);
  if (code === "disk_full" || code === "disk_quota") return true;
  return code === "disk_failing" && (await freeBytes(dataFolder)) < RESERVE_BYTES;
}

export function createReserve(dataFolder: string): Reserve {
  const file = reserveFile(dataFolder);
  return {
    async ensure() {
      if (existsSync(file) || (await freeBytes(dataFolder)) < MIN_FREE_BYTES) return;
      const draft = temporaryName(file);
      try {
        await using handle = await open(draft, "w", 0o600);
        await handle.writeFile(randomFillSync(Buffer.allocUnsafe(RESERVE_BYTES)));
        await handle.sync();
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await rename(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Removes a reserve that was left unfinished by a kill. The caller must hold the library's lock. */
export function removeUnfinishedReserve(dataFolder: string): void {
  const draft = temporaryName(reserveFile(dataFolder));
  // On a read-only disk removing a file fails even if it does not exist.
  if (existsSync(draft)) rmSync(draft);
}

function reserveFile(dataFolder: string): string {
  return join(dataFolder, "reserve");
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
