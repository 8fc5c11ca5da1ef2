import type { FileRecord } from "./fileRecord.ts";
import type { FileRecords } from "./fileRecords.ts";

/**
 * A file is gone, and a copy of it that came after it is there: moved to another drive, it was copied and then removed.
 * It is the file, at its new place, with all that hangs on it. A copy on which somebody has left something of its own
 * stays a file of its own. Inside a transaction.
 *
 * @returns the copy whose place was taken, and which is no file of its own any more
 */
export function relocateToCopy(gone: FileRecord, files: FileRecords): FileRecord | null {
  const [copy] = files.contents.laterCopiesOf(gone);
  if (!copy) return null;
  files.remove(copy.id);
  files.contents.move(gone.id, copy);
  files.markPresent(gone.id);
  return copy;
}
