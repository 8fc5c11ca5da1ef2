import type { ReadableStream as WebStream } from "node:stream/web";
import type { FileState, Language, Received, WatchedFolder } from "../contract/index.ts";
import type { Events } from "../events/index.ts";
import type { Jobs } from "../jobs/index.ts";
import { errorTranslator } from "../messages/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import { nativePaths, resolveRealPath } from "../paths/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { Workers } from "../workers/index.ts";
import { findMediaPrograms, type MediaPrograms } from "./ffmpeg/mediaPrograms.ts";
import { type FileRecord, fileRecords } from "./files/fileRecords.ts";
import { fullHash } from "./fingerprint/fullHash.ts";
import { type IngestResult, ingest, toReceived } from "./ingest/ingest.ts";
import { recordFiles } from "./ingest/recordFiles.ts";
import { duplicateJob } from "./jobs/duplicateJob.ts";
import { markMissingJob } from "./jobs/markMissingJob.ts";
import { probeJob } from "./jobs/probeJob.ts";
import { probe } from "./probe/index.ts";
import { createFolderListings, sidecarFileRecords } from "./sidecarFiles/index.ts";
import { createStabilityTracker } from "./stability/stabilityTracker.ts";
import { takeStillOf } from "./still/takeStillOf.ts";
import { createAttachedSubtitles } from "./subtitles/attachedSubtitles.ts";
import { createSubtitleReader } from "./subtitles/subtitleReader.ts";
import { createUploads } from "./uploads/uploads.ts";
import { watchedFolderRecords } from "./watchedFolders/watchedFolderRecords.ts";
import { createWatchedFolders } from "./watchedFolders/watchedFolders.ts";

export interface IntakeParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly clock: Clock;
  readonly workers: Workers;
  readonly metrics: Metrics;
  readonly subtitlesFolder: string;
  readonly uploadsFolder: string;
  onMoved(file: FileRecord, to: string): void;
  /** Taken for a copy, and none: it wants a film of its own. */
  onNotDuplicate(file: FileRecord): void;
  onFolderFailed(folder: string, error: unknown): void;
}

export function createIntake(parts: IntakeParts) {
  const { store, jobs, workers, metrics } = parts;
  const files = fileRecords(store);
  const hashOf = (path: string, signal?: AbortSignal) => fullHash(path, { workers, signal });
  const stability = createStabilityTracker();
  const receiving = { ...parts, files, stability, fullHash: hashOf };
  let programs: Promise<MediaPrograms> | undefined;
  /** Asked once, when first needed: a version costs a process. */
  const mediaPrograms = () => {
    programs ??= findMediaPrograms();
    return programs;
  };

  jobs.register(
    probeJob({
      ...parts,
      files,
      stability,
      record: (found, signal) => recordFiles(found, receiving, signal),
      probe: async (paths, signal) => probe(paths, { workers, ffprobe: (await mediaPrograms()).ffprobe, signal }),
    }),
  );
  jobs.register(markMissingJob({ ...parts, files }));
  jobs.register(duplicateJob({ ...parts, files, fullHash: hashOf }));
  const folders = createWatchedFolders({ ...receiving, records: watchedFolderRecords(store) });

  async function add(paths: readonly string[], signal?: AbortSignal): Promise<IngestResult> {
    const start = performance.now();
    const result = await ingest(paths, receiving, new Map(), signal);
    metrics.useCase({
      useCase: "UC6",
      outcome: result.recorded.length > 0 ? "ok" : "failed",
      seconds: (performance.now() - start) / 1000,
    });
    return result;
  }

  let tidying = Promise.resolve();
  const sidecarFiles = sidecarFileRecords(store);
  const uploads = createUploads({
    store,
    clock: parts.clock,
    ingest: async (path) => sidecarFiles.isAttached(path) || isWanted(toReceived(await add([path]), () => "")),
  });
  const folderListings = createFolderListings({ workers });
  return {
    files,
    sidecarFiles,
    folderListings,
    subtitles: {
      ...createSubtitleReader({ files, externalSubtitlesOf: sidecarFiles.subtitlesOf, folderListings, mediaPrograms }),
      ...createAttachedSubtitles({ ...parts, files, sidecarFiles, uploads, folder: parts.subtitlesFolder }),
    },
    folders,
    mediaPrograms,
    add,
    addFor: async (paths: readonly string[], language: Language): Promise<Received> =>
      toReceived(await add(paths), errorTranslator(language)),
    uploads,
    /** A film that a browser sends. What is no film leaves nothing behind. @throws UploadRefused */
    async addUpload(name: string, body: WebStream<Uint8Array> | null, limitBytes: number, language: Language) {
      const path = await uploads.write(name, body, { folder: parts.uploadsFolder, limitBytes });
      const received = toReceived(await add([path]), errorTranslator(language));
      if (isWanted(received)) uploads.keep(path);
      else await uploads.remove(path);
      return received;
    },
    /**
     * Of these paths, the copies that a browser sent: they are the program's own. Any other file stays. So go subtitles
     * that were given to files which are forgotten.
     */
    async removeUploads(paths: readonly string[]): Promise<void> {
      const folder = await resolveRealPath(parts.uploadsFolder).catch(() => parts.uploadsFolder);
      for (const path of paths.filter((one) => nativePaths.isInside(one, folder))) await uploads.remove(path);
      await uploads.removeOrphanSubtitles(parts.subtitlesFolder);
    },
    takeStill: takeStillOf(mediaPrograms),
    counts: (): Partial<Record<FileState, number>> =>
      Object.fromEntries(files.counts().map(({ state, count }) => [state, count])),
    start(): void {
      folders.start();
      const tidy = async () => {
        await uploads.cleanUp();
        await uploads.removeOrphanSubtitles(parts.subtitlesFolder);
      };
      tidying = tidy().catch((error: unknown) => parts.onFolderFailed(parts.uploadsFolder, error));
    },
    async stop(): Promise<void> {
      await Promise.all([folders.stop(), uploads.stop(), tidying]);
    },
  };
}

/** Taken in, or about to be once it is whole. */
function isWanted({ accepted, rejected }: Received): boolean {
  return accepted.length > 0 || rejected.some(({ code }) => code === "incomplete");
}

export type Intake = ReturnType<typeof createIntake>;
export type { WatchedFolder };
