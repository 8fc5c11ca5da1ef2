import { join } from "node:path";
import { errorCode, hasCode } from "../../errors/index.ts";
import { type JobHandler, type Outcome, onlyIf } from "../../jobs/index.ts";
import { runContentTask } from "../../workers/index.ts";
import { itemVectorTasks } from "../itemVectors/tasks.ts";
import { keepOnly, removeUnrecordedVectors, vectorsFile } from "./communityFiles.ts";
import type { CommunityParts } from "./communityParts.ts";
import { CommunityProblem } from "./communityProblem.ts";
import type { ReadyCommunity } from "./downloadRecords.ts";
import { type DownloadedSet, downloadSet, removeDownload } from "./downloadSet.ts";
import type { LiveProgress } from "./liveProgress.ts";
import { type PublicSet, publicSet } from "./publicSets.ts";
import { removeFolder } from "./removeFolder.ts";

export interface DownloadJobParts extends CommunityParts {
  readonly live: LiveProgress;
  folderOf(id: string): string;
}

/** A slow line takes hours for the largest set. What was received is kept when the time is up. */
const MAX_DURATION_MS = 12 * 3_600_000;
const MAX_READING_MS = 2 * 3_600_000;
const PROGRESS_EVERY_MS = 1_000;
const BUSY_MS = 60_000;
/** Downloading is about so much of the job. */
const DOWNLOAD_SHARE = 0.6;

const FINAL: ReadonlySet<string> = new Set([
  "unknown_community",
  "community_not_found",
  "community_refused",
  "community_redirected",
  "community_too_large",
  "community_no_room",
]);

const UNREADABLE = [
  "ratings_source_missing",
  "ratings_source_damaged",
  "export_missing",
  "export_too_large",
  "export_unsafe",
  "content_too_costly",
] as const;

/** Downloads a set and distils it: can be cancelled, goes on after a kill, and is tried again with growing pauses. */
export function downloadCommunityJob(parts: DownloadJobParts): JobHandler<"download_community"> {
  const { records, live, events, folderOf } = parts;
  /** Vector files whose record was written by the transaction that settled their job. */
  const recorded = new Set<string>();
  return {
    kind: "download_community",
    concurrency: 1,
    batchSize: 1,
    priority: 10,
    timeoutMs: MAX_DURATION_MS,
    async run([job], { signal, progress }) {
      if (!job) return [];
      const set = publicSet(job.payload.community);
      if (!set) return [{ kind: "failed", error: { code: "unknown_community" }, retry: false }];
      const isWanted = () => records.get(set.id)?.jobId === job.id;
      if (!isWanted()) return [{ kind: "done" }];
      try {
        removeUnrecordedVectors(folderOf(set.id), records.get(set.id)?.ready?.file ?? null);
        const ready = await downloadAndDistil(parts, set, signal, (share) => progress(job.id, share));
        const apply = () => {
          records.saveReady(set.id, ready);
          recorded.add(ready.file);
          events.emit({ type: "communities.changed" });
        };
        return [onlyIf(isWanted, { kind: "done", apply })];
      } catch (error) {
        // Where it was only asked for again, the next job goes on with what is here.
        if (!records.get(set.id)) await removeFolder(folderOf(set.id));
        if (signal.aborted) throw error;
        return [await outcomeOf(error, set, folderOf(set.id))];
      } finally {
        live.end(set.id);
      }
    },
    // Only now are the new vectors recorded: until then the former ones are in use, and a kill loses no download.
    afterSettled(settled) {
      for (const { id, kind } of settled) {
        const record = kind === "download_community" ? records.list().find(({ jobId }) => jobId === id) : undefined;
        if (record?.ready && recorded.delete(record.ready.file)) keepOnly(folderOf(record.id), record.ready.file);
      }
    },
  };
}

async function downloadAndDistil(
  parts: DownloadJobParts,
  set: PublicSet,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<ReadyCommunity> {
  const { live, clock, folderOf, downloads } = parts;
  const folder = folderOf(set.id);
  let nextReport = 0;
  const report = (share: number) => {
    if (performance.now() < nextReport) return;
    nextReport = performance.now() + PROGRESS_EVERY_MS;
    onProgress(share);
  };
  live.begin(set.id, "downloading");
  const downloaded = await downloadSet(set, folder, downloads, signal, ({ receivedBytes, totalBytes }) => {
    live.received(set.id, receivedBytes, totalBytes);
    report((DOWNLOAD_SHARE * receivedBytes) / Math.max(1, totalBytes));
  });
  live.begin(set.id, "learning");
  const file = vectorsFile(clock.now());
  const distilled = await distil(parts, set, downloaded, join(folder, file), signal, (share) => {
    live.learnt(set.id, share);
    report(DOWNLOAD_SHARE + (1 - DOWNLOAD_SHARE) * share);
  });
  const { ratings, people, films, sizeBytes } = distilled;
  return { readyAt: clock.now(), file, ratings, people, films, sizeBytes, checkedBy: downloaded.checkedBy };
}

async function distil(
  { workers }: DownloadJobParts,
  set: PublicSet,
  { source }: DownloadedSet,
  target: string,
  signal: AbortSignal,
  onProgress: (share: number) => void,
) {
  const progress = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  const share = new Float64Array(progress);
  const timer = setInterval(() => onProgress(share[0] ?? 0), PROGRESS_EVERY_MS);
  try {
    const task = { source, format: set.format, target, progress };
    return await runContentTask(workers, itemVectorTasks.distilCommunity, task, {
      signal,
      timeoutMs: MAX_READING_MS,
    });
  } finally {
    clearInterval(timer);
  }
}

async function outcomeOf(error: unknown, set: PublicSet, folder: string): Promise<Outcome> {
  if (error instanceof CommunityProblem) {
    const problem = { code: error.code, fact: error.facts.fact };
    if (error.code === "community_busy")
      return { kind: "deferred", delayMs: error.retryAfterMs ?? BUSY_MS, error: problem };
    // Sent off again as soon as the switch is on.
    if (error.code === "outside_requests_off") return { kind: "deferred", delayMs: BUSY_MS, error: problem };
    return { kind: "failed", error: problem, retry: !FINAL.has(error.code) };
  }
  // As the thread sends them: their codes are what is left of their types.
  if (!hasCode(error, ...UNREADABLE)) throw error;
  // Not what was published: the next attempt downloads it again.
  await removeDownload(set, folder);
  return { kind: "failed", error: { code: errorCode(error) ?? "", fact: set.name }, retry: false };
}
