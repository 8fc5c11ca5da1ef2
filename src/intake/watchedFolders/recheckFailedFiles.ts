import { nativePaths } from "../../paths/index.ts";
import { type IngestParts, ingest } from "../ingest/ingest.ts";
import { isUntouched } from "../reconcile/index.ts";
import { intakeTasks } from "../tasks.ts";

/**
 * Ingests failed files again that have changed since: a copy that paused for a long time was called broken, and went on.
 * Scans do the same in watched folders; this is for files that were dropped from elsewhere. An unchanged file costs one
 * stat.
 */
export async function recheckFailedFiles(parts: IngestParts, signal: AbortSignal): Promise<void> {
  const failed = parts.files.failed();
  if (failed.length === 0) return;
  const paths = failed.map(({ path }) => path);
  const stats = await parts.workers.run(intakeTasks.statPaths, { paths }, { signal });
  const changed = failed.filter((file, index) => {
    const stat = stats[index];
    return stat && !isUntouched(file, stat);
  });
  const changedPaths = changed.map(({ path }) => path);
  // A link that replaced a file or its folder may not lead out of that folder.
  const allowedRoots = changedPaths.map((path) => nativePaths.dirname(path));
  if (changed.length > 0) await ingest(changedPaths, { ...parts, allowedRoots }, new Map(), signal);
}
