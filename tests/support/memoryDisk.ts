/** Small disks in memory, if this machine allows mounting them: only as root, and not in every container. */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporaryFolder.ts";

const FILLING = "filling-";
const mounts: string[] = [];

/** @param options of tmpfs: `size=96m`, `ro`. @returns whether a disk is now mounted at the folder */
export function mountAt(folder: string, options: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]).status === 0;
}

/** A disk mounted at a new folder, until `unmountAll`; null when this machine does not allow mounting. */
export function mounted(options: string): string | null {
  const folder = temporaryFolder("disk");
  if (!mountAt(folder, options)) return null;
  mounts.push(folder);
  return folder;
}

/** Call it after the tests, because a mounted folder cannot be removed. */
export function unmountAll(): void {
  for (const folder of mounts.splice(0)) execFileSync("umount", ["--lazy", folder]);
}

/** Fills the disk completely. */
export function fill(disk: string): void {
  for (let size = 1024 * 1024; size >= 4096; size /= 2) {
    for (let number = 0; ; number += 1) {
      try {
        writeFileSync(join(disk, `${FILLING}${size}-${number}`), Buffer.alloc(size));
      } catch {
        break; // no block of this size fits any more
      }
    }
  }
}

/** Removes what `fill` wrote. */
export function makeRoom(disk: string): void {
  for (const name of readdirSync(disk)) if (name.startsWith(FILLING)) rmSync(join(disk, name));
}
