import { type IngestParts, ingest } from "../ingest/ingest.ts";
import { isUntouched } from "../reconcile/index.ts";
import { intakeTasks } from "../tasks.ts";

/**
 * A copy that paused for longer than anybody waits is called broken; when it goes on, it is no more. In a watched folder
 * a walk sees that; of files that were dropped from elsewhere, those that are not as they were found broken are read
 * again. What has not changed costs one look.
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
  if (changed.length > 0)
    await ingest(
      changed.map(({ path }) => path),
      parts,
      new Map(),
      signal,
    );
}
