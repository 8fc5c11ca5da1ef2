/** Small disks in memory, where this machine lets us mount them: root may, and not in every container. */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporaryFolder.ts";

const FILLING = "filling-";
const mounts: string[] = [];

/** @param options of tmpfs: `size=96m`, `ro`. @returns whether there is a disk of its own at the folder now */
export function mountAt(folder: string, options: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]).status === 0;
}

/** A disk at a folder of its own, until `unmountAll`; null where this machine does not let us mount one. */
export function mounted(options: string): string | null {
  const folder = temporaryFolder("disk");
  if (!mountAt(folder, options)) return null;
  mounts.push(folder);
  return folder;
}

/** To be called when the tests are over: a mounted folder cannot be removed. */
export function unmountAll(): void {
  for (const folder of mounts.splice(0)) execFileSync("umount", ["--lazy", folder]);
}

/** Until nothing fits any more. */
export function fill(disk: string): void {
  for (let size = 1024 * 1024; size >= 4096; size /= 2) {
    for (let number = 0; ; number += 1) {
      try {
        writeFileSync(join(disk, `${FILLING}${size}-${number}`), Buffer.alloc(size));
      } catch {
        break; // so much does not fit any more
      }
    }
  }
}

/** Removes what `fill` wrote. */
export function makeRoom(disk: string): void {
  for (const name of readdirSync(disk)) if (name.startsWith(FILLING)) rmSync(join(disk, name));
}
