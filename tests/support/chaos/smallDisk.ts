import { spawnSync } from "node:child_process";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mountAt } from "../memoryDisk.ts";

const SIZE = "96m";

export interface SmallDisk {
  readonly isReal: boolean;
  fill(): void;
  free(): void;
  remove(): void;
}

/** A separate disk under the data folder, where this machine lets one be mounted; else `isReal` is false. */
export function mountSmallDisk(folder: string): SmallDisk {
  const isReal = process.getuid?.() === 0 && mountAt(folder, `size=${SIZE}`);
  const ballast = join(folder, "ballast-of-the-chaos-run");
  return {
    isReal,
    fill() {
      if (!isReal) return;
      const { bavail, bsize } = statfsSync(folder);
      writeUntilFull(ballast, bavail * bsize);
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      if (isReal) spawnSync("umount", ["-l", folder]);
    },
  };
}

function writeUntilFull(file: string, bytes: number): void {
  try {
    writeFileSync(file, Buffer.alloc(bytes));
  } catch (error) {
    // Another writer used the remaining space: the disk is full, as intended.
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  }
}
