import { CodedError } from "../../errors/index.ts";
import { isAddable } from "../skippedFiles/index.ts";
import { type IngestParts, ingest } from "./ingest.ts";
import type { IngestResult } from "./ingestResult.ts";

/**
 * Adds a file or folder that was left out, because a person said so; scans leave it in from now on.
 * @throws CodedError `not_skipped` where it was not left out, or for a reason that no person can overrule
 */
export async function addAnyway(path: string, parts: IngestParts): Promise<IngestResult> {
  const { store, skipped, clock } = parts;
  if (!skipped.byPath(path).some(isAddable)) throw new CodedError("not_skipped");
  store.writeDurable(() => skipped.include(path, clock.now()));
  const result = await ingest([path], parts, { included: [path], isForced: true });
  // A folder has no record that would take its row away.
  const isRefused = result.skipped.some((entry) => entry.path === path);
  if (!isRefused) store.writeRelaxed(() => skipped.removePaths([path]));
  return result;
}
