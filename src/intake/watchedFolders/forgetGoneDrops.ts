import type { IngestParts } from "../ingest/ingest.ts";
import { intakeTasks } from "../tasks.ts";

/** Removes the skip records of dropped files outside watched folders that no longer exist. */
export async function forgetGoneDrops(parts: IngestParts, signal: AbortSignal): Promise<void> {
  const { skipped, store, workers } = parts;
  const paths = skipped.droppedPaths(parts.watchedPaths());
  if (paths.length === 0) return;
  const stats = await workers.run(intakeTasks.statPaths, { paths }, { signal });
  const gone = paths.filter((_, index) => stats[index] === null);
  if (gone.length > 0) store.writeRelaxed(() => skipped.removePaths(gone));
}
