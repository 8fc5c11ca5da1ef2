import { CodedError } from "../../errors/index.ts";
import { isAddable } from "../skippedFiles/index.ts";
import { type IngestParts, ingest } from "./ingest.ts";
import type { IngestResult } from "./ingestResult.ts";

/**
 * Adds a skipped file or folder at a user's request; later scans include it. A file that was removed from the library
 * is in it again.
 * @throws CodedError `not_skipped` if it was not skipped, or if the reason cannot be overruled
 */
export async function addAnyway(path: string, parts: IngestParts): Promise<IngestResult> {
  const { store, skipped, clock } = parts;
  if (parts.files.byPath(path)?.state === "removed") return ingest([path], parts, { isForced: true });
  if (!skipped.byPath(path).some(isAddable)) throw new CodedError("not_skipped");
  store.writeDurable(() => skipped.include(path, clock.now()));
  parts.onIncluded?.([path]);
  const result = await ingest([path], parts, { included: skipped.included(path), isForced: true });
  // A folder has no file record whose creation would remove its row.
  const isRefused = result.skipped.some((entry) => entry.path === path);
  if (!isRefused) store.writeRelaxed(() => skipped.removePaths([path]));
  return result;
}
