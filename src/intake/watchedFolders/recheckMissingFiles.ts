import { nativePaths } from "../../paths/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import { type IngestParts, ingest } from "../ingest/ingest.ts";
import { intakeTasks } from "../tasks.ts";

/** Files that one look at the disk covers. */
const AT_ONCE = 500;

/**
 * Looks for missing files outside the watched folders, where no scan comes by: an upload may be back from the bin, and
 * a dropped file from where it was moved to. Those that are there are ingested, and are what they were.
 */
export async function recheckMissingFiles(parts: IngestParts, signal: AbortSignal): Promise<void> {
  const { files, workers } = parts;
  const watched = parts.watchedPaths();
  const isWatched = (path: string) => watched.some((folder) => nativePaths.isInside(path, folder));
  const missing = files.missingPaths();
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    signal.throwIfAborted();
    await yieldToEventLoop();
    const paths = missing.slice(start, start + AT_ONCE).filter((path) => !isWatched(path));
    if (paths.length === 0) continue;
    const stats = await workers.run(intakeTasks.statPaths, { paths }, { signal });
    const found = paths.filter((_, index) => stats[index]);
    // A link that replaced a file or its folder may not lead out of that folder.
    const allowedRoots = found.map((path) => nativePaths.dirname(path));
    if (found.length > 0) await ingest(found, { ...parts, allowedRoots }, { isForced: true, signal });
  }
}
