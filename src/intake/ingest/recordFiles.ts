import type { Events } from "../../events/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import { type FoundFile, hashCollidingFiles, scanRelatedFiles } from "../reconcile/index.ts";
import { applyChanges } from "./applyChanges.ts";
import type { RecordedFile, RecordingParts } from "./recordedFile.ts";

/** Files in one transaction: more would block the main thread. */
const BATCH_SIZE = 100;

/**
 * Records scanned files with their first jobs, and follows renames, as `reconcile` decides. When this returns, a kill
 * loses none of them, and a power cut loses only what a scan finds again. A copy is assigned the film of the other
 * file at once; a job compares the complete files later.
 *
 * @returns one for each found file, in their order
 */
export async function recordFiles(
  found: readonly FoundFile[],
  parts: RecordingParts,
  signal?: AbortSignal,
): Promise<RecordedFile[]> {
  const recorded = new Map<string, RecordedFile>();
  for (let start = 0; start < found.length; start += BATCH_SIZE) {
    // Related files of an earlier batch were recorded with it.
    const batch = found.slice(start, start + BATCH_SIZE).filter(({ path }) => !recorded.has(path));
    if (batch.length === 0) continue;
    const done = await recordBatch(batch, parts, signal);
    for (const file of done) recorded.set(file.path, file);
    announce(done, parts.events);
    await yieldToEventLoop();
  }
  return found.flatMap(({ path }) => recorded.get(path) ?? []);
}

async function recordBatch(
  batch: readonly FoundFile[],
  parts: RecordingParts,
  signal: AbortSignal | undefined,
): Promise<RecordedFile[]> {
  for (;;) {
    const related = await scanRelatedFiles(batch, parts, signal);
    const hashes = await hashCollidingFiles(related.found, parts);
    for (const { path, fingerprint, sizeBytes, mtimeMs, isStable } of related.found)
      parts.stability.observe(path, { fingerprint, sizeBytes, mtimeMs }, { isStable });
    // Two files that come in at the same moment may be copies: related records must not have changed meanwhile.
    const apply = () => (related.isCurrent() ? applyChanges(related, hashes, parts) : null);
    const done = parts.isRepeatable ? parts.store.writeRelaxed(apply) : parts.store.writeDurable(apply);
    if (done) return done;
    signal?.throwIfAborted();
  }
}

/** What came back, was moved or changed was in the library before: the desktop's notification counts what was added. */
function announce(recorded: readonly RecordedFile[], events: Events): void {
  const added = recorded.filter(({ what }) => what === "new" || what === "copy");
  const changed = recorded.filter((file) => file.what !== "known" && !added.includes(file));
  for (const [type, files] of [["file.added", added] as const, ["file.changed", changed] as const])
    if (files.length > 0) events.emit({ type, count: files.length, fileIds: files.map(({ fileId }) => fileId) });
}
