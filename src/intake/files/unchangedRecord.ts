import type { FileRecord } from "./fileRecord.ts";
import type { FileRecords } from "./fileRecords.ts";

/**
 * What an effect on a file rests on: its record is still the one that the work read. Forgotten, moved or with other
 * content, a file is another question; so is a new file that was given the number of one that was forgotten.
 */
export function isUnchangedRecord(files: Pick<FileRecords, "byId">, read: FileRecord): () => boolean {
  return () => {
    const now = files.byId(read.id);
    return (
      now !== undefined &&
      now.state !== "removed" &&
      now.path === read.path &&
      now.sizeBytes === read.sizeBytes &&
      now.mtimeMs === read.mtimeMs &&
      now.fingerprint === read.fingerprint
    );
  };
}
