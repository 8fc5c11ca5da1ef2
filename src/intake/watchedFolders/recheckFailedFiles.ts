import { nativePaths } from "../../paths/index.ts";
import { type IngestParts, ingest } from "../ingest/ingest.ts";
import { queueProbe } from "../jobs/probeJob.ts";
import { isUntouched } from "../reconcile/index.ts";
import { intakeTasks } from "../tasks.ts";

/**
 * Rechecks failed files at program start. Changed files are ingested, for example a copy that paused for long, was
 * reported as broken and then continued. Scans do the same in watched folders; this covers files that were dropped
 * from elsewhere. The others are probed once more: a drive may have been asleep, ffprobe missing, or an earlier
 * version unable to read them.
 */
export async function recheckFailedFiles(parts: IngestParts, signal: AbortSignal): Promise<void> {
  const failed = parts.files.failed();
  if (failed.length === 0) return;
  const paths = failed.map(({ path }) => path);
  const stats = await parts.workers.run(intakeTasks.statPaths, { paths }, { signal });
  const isUnchanged = (_: unknown, index: number) => {
    const [file, stat] = [failed[index], stats[index]];
    return file !== undefined && stat !== undefined && stat !== null && isUntouched(file, stat);
  };
  const unchanged = failed.filter(isUnchanged);
  parts.store.writeRelaxed(() => {
    for (const { id } of unchanged) queueProbe(parts.jobs, id, 0);
  });
  const changedPaths = paths.filter((path, index) => stats[index] && !isUnchanged(path, index));
  // A link that replaced a file or its folder may not lead out of that folder.
  const allowedRoots = changedPaths.map((path) => nativePaths.dirname(path));
  if (changedPaths.length > 0) await ingest(changedPaths, { ...parts, allowedRoots }, { isForced: true, signal });
}
