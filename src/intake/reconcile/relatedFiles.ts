import type { FileStat } from "../fileAccess/fileStat.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import type { KnownFile, SeenContent } from "./change.ts";

/** What is at each path now; null where nothing is. */
export type FileStats = ReadonlyMap<string, Pick<FileStat, "sizeBytes" | "mtimeMs" | "inode" | "identity"> | null>;

/** How long a replaced content may still be found elsewhere: then it was moved, and not replaced. */
const FORMER_CONTENT_VALID_MS = 24 * 3_600_000;

/** Every recorded file at one of the scanned paths, or with one of the scanned contents, now or until recently. */
export function findRelatedFiles(seen: readonly SeenContent[], files: FileRecords, now: number): FileRecord[] {
  const related = new Map<number, FileRecord>();
  for (const { path, fingerprint, sizeBytes } of seen) {
    const there = files.byPath(path);
    const alike = fingerprint === null ? [] : files.contents.byFingerprint(fingerprint, sizeBytes);
    const formerly =
      fingerprint === null ? [] : files.contents.byFormerContent(fingerprint, sizeBytes, now - FORMER_CONTENT_VALID_MS);
    for (const file of [...(there ? [there] : []), ...alike, ...formerly]) related.set(file.id, file);
  }
  return [...related.values()];
}

export function toKnownFile(file: FileRecord, stats: FileStats): KnownFile {
  const { formerFingerprint, formerSizeBytes } = file;
  const stat = stats.get(file.path) ?? null;
  return {
    ...file,
    isRead: file.isRead === 1,
    former:
      formerFingerprint === null || formerSizeBytes === null
        ? null
        : { fingerprint: formerFingerprint, sizeBytes: formerSizeBytes },
    atPath: stat === null ? "nothing" : isUntouched(file, stat) ? "itself" : "something else",
    identity: stat?.identity ?? null,
  };
}

/** By its metadata, the file is the one that was recorded. */
export function isUntouched(
  file: Pick<FileRecord, "sizeBytes" | "mtimeMs" | "inode">,
  stat: Pick<FileStat, "sizeBytes" | "mtimeMs" | "inode">,
): boolean {
  return file.sizeBytes === stat.sizeBytes && file.mtimeMs === stat.mtimeMs && file.inode === stat.inode;
}
