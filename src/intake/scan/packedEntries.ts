import { wholeMs } from "../../time/wholeMs.ts";
import type { ScannedFile } from "./scannedFile.ts";

/**
 * File entries in the form in which a thread sends them: a few long strings and arrays instead of many objects.
 * Receiving a folder of a hundred thousand files as objects would block the main thread for hundreds of milliseconds.
 */
export interface PackedEntries {
  readonly count: number;
  /** Joined by NUL, which no path contains. */
  readonly paths: string;
  readonly sizes: Float64Array;
  readonly times: Float64Array;
  /** Joined like the paths; an empty string stands for null. */
  readonly inodes: string;
}

const SEPARATOR = "\0";

export function packEntries(entries: readonly ScannedFile[]): PackedEntries {
  return {
    count: entries.length,
    paths: entries.map(({ path }) => path).join(SEPARATOR),
    sizes: Float64Array.from(entries, ({ sizeBytes }) => sizeBytes),
    times: Float64Array.from(entries, ({ mtimeMs }) => mtimeMs),
    inodes: entries.map(({ inode }) => inode ?? "").join(SEPARATOR),
  };
}

/** @param size entries per batch */
export function* unpackEntries({ count, paths, sizes, times, inodes }: PackedEntries, size: number) {
  if (count === 0) return;
  const [allPaths, allInodes] = [paths.split(SEPARATOR), inodes.split(SEPARATOR)];
  for (let from = 0; from < count; from += size) {
    const length = Math.min(size, count - from);
    yield Array.from({ length }, (_, offset): ScannedFile => {
      const at = from + offset;
      return {
        path: allPaths[at] ?? "",
        sizeBytes: sizes[at] ?? 0,
        mtimeMs: wholeMs(times[at] ?? 0),
        inode: allInodes[at] || null,
      };
    });
  }
}
