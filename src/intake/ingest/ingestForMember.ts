import { intakeTasks } from "../tasks.ts";
import { type IngestParts, type IngestResult, ingest } from "./ingest.ts";

/**
 * What a member names: only what lies in a watched folder is ingested. Every other path is rejected alike, whether there
 * is something or not, and is not looked up.
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
  const result = await ingest(allowed, { ...parts, allowedRoots: watchedFolders }, new Map(), signal);
  return { ...result, rejected: [...rejected, ...result.rejected], seen: result.seen + rejected.length };
}
