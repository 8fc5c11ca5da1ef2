import { excludedFile, excludedFolder } from "../exclusions/index.ts";

/** A directory entry, as in `Dirent`. */
export interface NamedEntry {
  readonly name: string;
  isDirectory(): boolean;
}

/** With more other files than this a folder is not considered an empty mount point. */
const MAX_MARKS = 3;
/** Entries that operating systems create on every drive and mount point. */
const OF_SYSTEM: ReadonlySet<string> = new Set(["system_file", "recycle_bin", "snapshot", "thumbnails", "hidden"]);

/**
 * Whether a folder looks like an empty mount point: it is empty, contains only `lost+found` and the like, or a few
 * files unrelated to films, such as `NOT_MOUNTED` or `README.txt`.
 */
export function isWithoutFilms(entries: readonly NamedEntry[]): boolean {
  let marks = 0;
  for (const entry of entries) {
    if (entry.isDirectory()) {
      if (!OF_SYSTEM.has(excludedFolder(entry.name)?.reason ?? "")) return false;
      continue;
    }
    const reason = excludedFile(entry.name)?.reason;
    if (reason !== undefined && OF_SYSTEM.has(reason)) continue;
    if (reason !== "not_a_video" && !/^\.(?:ignore|nomedia|plexignore)$|\.txt$/i.test(entry.name)) return false;
    marks += 1;
  }
  return marks <= MAX_MARKS;
}
