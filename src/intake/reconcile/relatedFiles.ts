import type { FileStat } from "../fileAccess/fileStat.ts";
import type { ContentKey } from "../files/fileContents.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import type { KnownFile, SeenContent } from "./change.ts";

/** What is at each path now; null where nothing is. */
export type FileStats = ReadonlyMap<string, Pick<FileStat, "sizeBytes" | "mtimeMs" | "inode" | "identity"> | null>;

/** How long a replaced content may still be found elsewhere: then it was moved, and not replaced. */
const FORMER_CONTENT_VALID_MS = 24 * 3_600_000;

/** Every recorded file at one of the scanned paths, or with one of the scanned contents, now or until recently. */
export function findRelatedFiles(seen: readonly SeenContent[], files: FileRecords, now: number): FileRecord[] {
  const contents = contentsOf(seen);
  const related = [
    ...files.byPaths(seen.map(({ path }) => path)),
    ...files.contents.byFingerprints(contents),
    ...files.contents.byFormerContents(contents, now - FORMER_CONTENT_VALID_MS),
  ];
  return [...new Map(related.map((file) => [file.id, file])).values()];
}

/** Includes only files whose content could be read. */
export function contentsOf(
  seen: readonly { readonly fingerprint: string | null; readonly sizeBytes: number }[],
): ContentKey[] {
  return seen.flatMap(({ fingerprint, sizeBytes }) => (fingerprint === null ? [] : [{ fingerprint, sizeBytes }]));
}

export function toKnownFile(file: FileRecord, stats: FileStats): KnownFile {
  const { formerFingerprint, formerSizeBytes } = file;
  const stat = stats.get(file.path) ?? null;
  return {
    ...file,
    isRead: file.isRead === 1,
    isRemoved: file.state === "removed",
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
