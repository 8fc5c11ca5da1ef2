import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import type { FileStat } from "../scan/index.ts";
import type { KnownFile, SeenContent } from "./change.ts";

/** What lies under a path now; null where nothing does. */
export type FileStats = ReadonlyMap<string, Pick<FileStat, "sizeBytes" | "mtimeMs" | "inode" | "identity"> | null>;

/** For so long a replacement may turn out to be none: the earlier content is somewhere else, under a new name. */
const FORMER_CONTENT_VALID_MS = 24 * 3_600_000;

/** Every file of the library under one of the seen paths, or with one of the seen contents, now or a moment ago. */
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

/** By what the file system says, nobody put anything else under the name. */
export function isUntouched(
  file: Pick<FileRecord, "sizeBytes" | "mtimeMs" | "inode">,
  stat: Pick<FileStat, "sizeBytes" | "mtimeMs" | "inode">,
): boolean {
  return file.sizeBytes === stat.sizeBytes && file.mtimeMs === stat.mtimeMs && file.inode === stat.inode;
}
