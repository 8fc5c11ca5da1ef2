import { existsSync, rmSync } from "node:fs";
import { open, rename, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { temporaryName } from "../durableFiles.ts";

/** Enough for the database's log while a purge removes rows, and for the row that says what it did. */
const RESERVE_BYTES = 8 * 1024 ** 2;
/** A disk with less room than this needs it for the library. */
const MIN_FREE_BYTES = 8 * RESERVE_BYTES;

/** A file of zeros next to the database. On a full disk it is removed, so that a purge has room to work in. */
export interface Reserve {
  /** Writes the file where it is missing and the disk has room. @throws the file system's error; nothing is left then */
  ensure(): Promise<void>;
  release(): void;
}

export function createReserve(dataFolder: string): Reserve {
  const file = join(dataFolder, "reserve");
  return {
    async ensure() {
      if (existsSync(file) || (await freeBytes(dataFolder)) < MIN_FREE_BYTES) return;
      const draft = temporaryName(file);
      try {
        await using handle = await open(draft, "w", 0o600);
        await handle.writeFile(Buffer.alloc(RESERVE_BYTES));
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

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
