import type { FileRecord } from "./fileRecord.ts";
import type { FileRecords } from "./fileRecords.ts";

/**
 * Moves the record of a missing file to the path of a copy of it that was added later: on its way to another drive, a
 * file is copied and then removed. All that refers to the file stays. A copy that carries its own data stays a
 * separate file. Must run inside a transaction.
 *
 * @returns the record of the copy, which is removed
 */
export function relocateToCopy(missingId: number, files: FileRecords): FileRecord | null {
  const missing = files.byId(missingId);
  const [copy] = missing ? files.contents.laterCopiesOf(missing) : [];
  if (!copy) return null;
  files.remove(copy.id);
  files.contents.move(missingId, copy);
  files.markPresent(missingId);
  return copy;
}
