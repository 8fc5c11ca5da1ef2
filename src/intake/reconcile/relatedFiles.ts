import type { FileRecord, FileRecords } from "../fileRecords.ts";
import type { FileLook } from "../survey/index.ts";
import type { KnownFile, SeenContent } from "./reconcile.ts";

/** What lies under a path now; null where nothing does. */
export type Looks = ReadonlyMap<string, Pick<FileLook, "sizeBytes" | "mtimeMs" | "inode" | "identity"> | null>;

/** For so long a replacement may turn out to be none: the earlier content is somewhere else, under a new name. */
const FORMER_COUNTS_MS = 24 * 3_600_000;

/** Every file of the library under one of the seen paths, or with one of the seen contents, now or a moment ago. */
export function relatedFiles(seen: readonly SeenContent[], files: FileRecords, now: number): FileRecord[] {
  const related = new Map<number, FileRecord>();
  for (const { path, fingerprint, sizeBytes } of seen) {
    const there = files.byPath(path);
    const alike = fingerprint === null ? [] : files.byFingerprint(fingerprint, sizeBytes);
    const formerly = fingerprint === null ? [] : files.byFormer(fingerprint, sizeBytes, now - FORMER_COUNTS_MS);
    for (const file of [...(there ? [there] : []), ...alike, ...formerly]) related.set(file.id, file);
  }
  return [...related.values()];
}

export function toKnown(file: FileRecord, looks: Looks): KnownFile {
  const { formerFingerprint, formerSizeBytes } = file;
  const look = looks.get(file.path) ?? null;
  return {
    ...file,
    isRead: file.isRead === 1,
    former:
      formerFingerprint === null || formerSizeBytes === null
        ? null
        : { fingerprint: formerFingerprint, sizeBytes: formerSizeBytes },
    holds: look === null ? "nothing" : isUntouched(file, look) ? "itself" : "something else",
    identity: look?.identity ?? null,
  };
}

/** By what the file system says, nobody put anything else under the name. */
export function isUntouched(
  file: Pick<FileRecord, "sizeBytes" | "mtimeMs" | "inode">,
  look: Pick<FileLook, "sizeBytes" | "mtimeMs" | "inode">,
): boolean {
  return file.sizeBytes === look.sizeBytes && file.mtimeMs === look.mtimeMs && file.inode === look.inode;
}
