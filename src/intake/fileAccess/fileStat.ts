import { type BigIntStats, lstatSync, statfsSync, statSync } from "node:fs";
import { existsAsSpelled } from "../../paths/index.ts";
import { type WholeMs, wholeMs } from "../../time/wholeMs.ts";

/** What the file system says of a file without reading it. */
export interface FileStat {
  readonly isFile: boolean;
  readonly isFolder: boolean;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  /**
   * Its number within its file system, and when it was made there, since the number of a removed file is given out
   * again. Null where a file has none, or another one tomorrow.
   */
  readonly inode: string | null;
  /** Identifies the file on this machine at this moment, independent of its names; null where the system has no id. */
  readonly identity: string | null;
}

/** Linux's numbers for file systems that make numbers of files up as they go: FAT, exFAT, FUSE. */
const UNSTABLE_INODES = new Set([0x4d44, 0x2011bab0, 0x65735546]);

/** Links are followed. @throws the file system's error */
export function statFile(path: string): FileStat {
  return toFileStat(statSync(path, { bigint: true }), path);
}

/** Links are not followed. @throws the file system's error */
export function lstatFile(path: string): FileStat {
  return toFileStat(lstatSync(path, { bigint: true }), path);
}

/** In the paths' order; null where nothing is under this very spelling. Run it in a thread of the `media` pool. */
export function statPaths({ paths }: { readonly paths: readonly string[] }): (FileStat | null)[] {
  return paths.map((path) => {
    try {
      return existsAsSpelled(path) ? statFile(path) : null;
    } catch {
      // Gone or not accessible: callers treat both alike.
      return null;
    }
  });
}

/** The numbers of large disks do not fit into a `number`: only `bigint` readings tell files apart. */
export function toFileStat(stats: BigIntStats, path: string): FileStat {
  const { dev, ino, size, mtimeMs, birthtimeNs } = stats;
  const hasNumber = ino !== 0n;
  return {
    isFile: stats.isFile(),
    isFolder: stats.isDirectory(),
    sizeBytes: Number(size),
    mtimeMs: wholeMs(mtimeMs),
    inode: hasNumber && hasStableInodes(dev, path) ? `${ino}:${birthtimeNs}` : null,
    identity: hasNumber ? `${dev}:${ino}` : null,
  };
}

const asked = new Map<bigint, { readonly until: number; readonly keeps: boolean }>();
/** Asking a network file system costs a round trip; a device number may belong to another drive later. */
const CACHED_MS = 10_000;

function hasStableInodes(device: bigint, path: string): boolean {
  if (process.platform !== "linux") return true;
  const known = asked.get(device);
  if (known && known.until > performance.now()) return known.keeps;
  const keeps = askFileSystem(path);
  asked.set(device, { until: performance.now() + CACHED_MS, keeps });
  return keeps;
}

function askFileSystem(path: string): boolean {
  try {
    return !UNSTABLE_INODES.has(statfsSync(path).type >>> 0);
  } catch {
    // It went away, or the file system does not say: then its numbers prove nothing.
    return false;
  }
}
