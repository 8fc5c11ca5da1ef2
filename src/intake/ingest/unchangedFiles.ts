import type { RecordedStat } from "../files/folderFiles.ts";
import { isUntouched } from "../reconcile/index.ts";
import type { ScannedFile } from "../scan/index.ts";

/** Files in these states are inspected again even where nothing about them has changed. */
const UNSETTLED: ReadonlySet<string> = new Set(["arriving", "missing", "offline"]);

/**
 * Whether a scanned file is the one recorded under its path, by metadata alone. Where the file system has no stable
 * inodes, two files of the same size and time could have swapped their names: those are read again.
 * @param known recorded files by path
 */
export function createUnchangedCheck(known: ReadonlyMap<string, RecordedStat>): (entry: ScannedFile) => boolean {
  let shared: ReadonlySet<string> | undefined;
  return (entry) => {
    const record = known.get(entry.path);
    if (record === undefined || record.missingSince !== null || UNSETTLED.has(record.state)) return false;
    if (!isUntouched(record, entry)) return false;
    shared ??= findSharedSizeAndTime(known);
    return entry.inode !== null || !shared.has(sizeAndTime(entry));
  };
}

function findSharedSizeAndTime(known: ReadonlyMap<string, RecordedStat>): ReadonlySet<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const record of known.values()) {
    const key = sizeAndTime(record);
    if (once.has(key)) again.add(key);
    once.add(key);
  }
  return again;
}

function sizeAndTime({ sizeBytes, mtimeMs }: Pick<ScannedFile, "sizeBytes" | "mtimeMs">): string {
  return `${sizeBytes}:${mtimeMs}`;
}
