import { excludedFile, excludedFolder } from "../exclusions/index.ts";

/** A name in a folder, as `Dirent` has it. */
export interface NamedEntry {
  readonly name: string;
  isDirectory(): boolean;
}

/** More other files than this are no mark that somebody left in an empty mount point. */
const MAX_MARKS = 3;
/** What an operating system puts into every drive and mount point. */
const OF_SYSTEM: ReadonlySet<string> = new Set(["system_file", "recycle_bin", "snapshot", "thumbnails", "hidden"]);

/**
 * Whether a folder holds nothing but what marks an empty mount point: nothing at all, `lost+found` and the like, or a
 * few files that belong to no film, such as `NOT_MOUNTED` or `README.txt`.
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
