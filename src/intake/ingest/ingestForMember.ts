import { intakeTasks } from "../tasks.ts";
import { type IngestParts, ingest } from "./ingest.ts";
import type { IngestResult } from "./ingestResult.ts";

/**
 * Ingests paths given by a member, if they are in a watched folder. Every other path is rejected the same way, whether
 * it exists or not, and is not looked up.
 * @param watchedFolders real paths
 */
export async function ingestForMember(
  paths: readonly string[],
  watchedFolders: readonly string[],
  parts: IngestParts,
  signal?: AbortSignal,
): Promise<IngestResult> {
  const inside = await parts.workers.run(intakeTasks.pathsInside, { paths, roots: watchedFolders }, { signal });
  const rejected = paths
    .filter((_, index) => inside[index] === null)
    .map((path) => ({ path, code: "outside_allowed_roots", fact: null }));
  const allowed = inside.filter((path) => path !== null);
  const result = await ingest(allowed, { ...parts, allowedRoots: watchedFolders }, { signal });
  return { ...result, rejected: [...rejected, ...result.rejected], seen: result.seen + rejected.length };
}
