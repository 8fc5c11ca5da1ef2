import type { ReadableStream as WebStream } from "node:stream/web";
import type { AddFilesAnswer, Language } from "../contract/index.ts";
import type { Events } from "../events/index.ts";
import type { Jobs } from "../jobs/index.ts";
import { errorTranslator } from "../messages/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import { fileNameIn, isPrivatePath, nativePaths, resolveRealPath, resolveRealPathSync } from "../paths/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { Workers } from "../workers/index.ts";
import { createDiscs, type Discs } from "./discs/index.ts";
import { createMediaPrograms, type MediaPrograms } from "./ffmpeg/mediaPrograms.ts";
import { accessRoots } from "./fileAccess/accessRoots.ts";
import type { AllowedRoots } from "./fileAccess/allowedRoots.ts";
import { openVideo } from "./fileAccess/openVideo.ts";
import { createUserFiles, type UserFiles } from "./fileAccess/userFiles.ts";
import type { FileRecord } from "./files/fileRecord.ts";
import { FileRecords } from "./files/fileRecords.ts";
import { fullHash } from "./fingerprint/fullHash.ts";
import { movieHash } from "./fingerprint/movieHash.ts";
import { addAnyway } from "./ingest/addAnyway.ts";
import { type IngestParts, ingest } from "./ingest/ingest.ts";
import { ingestForMember } from "./ingest/ingestForMember.ts";
import type { IngestResult } from "./ingest/ingestResult.ts";
import { isWanted, toReceived } from "./ingest/received.ts";
import { recordFiles } from "./ingest/recordFiles.ts";
import { detectDuplicateJob } from "./jobs/detectDuplicateJob.ts";
import { markMissingJob } from "./jobs/markMissingJob.ts";
import { probeJob } from "./jobs/probeJob.ts";
import { updateMediaJob } from "./jobs/updateMediaJob.ts";
import { createPlayback, type Playback } from "./playback/index.ts";
import { type ProbedMedia, probe } from "./probe/index.ts";
import { createFolderListings, type FolderListings, SidecarFileRecords } from "./sidecarFiles/index.ts";
import { SkippedFileRecords } from "./skippedFiles/index.ts";
import { createStabilityTracker } from "./stability/stabilityTracker.ts";
import { type StillOutcome, takeStill } from "./still/index.ts";
import { createSubtitles, type Subtitles } from "./subtitles/index.ts";
import { Uploads } from "./uploads/index.ts";
import { DriveRecords, WatchedFolderRecords, WatchedFolders } from "./watchedFolders/index.ts";

export interface IntakeParts {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly clock: Clock;
  readonly workers: Workers;
  readonly metrics: Metrics;
  readonly dataFolder: string;
  readonly subtitlesFolder: string;
  readonly uploadsFolder: string;
  onMoved(file: FileRecord, to: string): void;
  /** The file was wrongly taken for a copy of another: it needs its own film. */
  onNotDuplicate(file: FileRecord): void;
  onFolderFailed(folder: string, error: unknown): void;
  /** A person adds a file that somebody removed from the library. In the transaction that records it. */
  onAddedAgain(fileId: number): void;
}

/** Stored with the files that are added this way. */
export interface AddingUser {
  readonly key: number;
  readonly role: "owner" | "member";
}

export interface UploadOptions {
  readonly by: AddingUser;
  readonly limitBytes: number;
  readonly language: Language;
}

export interface Intake {
  readonly files: FileRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly folderListings: FolderListings;
  readonly discs: Discs;
  readonly subtitles: Subtitles;
  readonly playback: Playback;
  readonly folders: WatchedFolders;
  readonly uploads: Uploads;
  readonly userFiles: UserFiles;
  mediaPrograms(): Promise<MediaPrograms>;
  /** Records files and folders, and queues their jobs. When it returns, a kill loses none of them. */
  add(paths: readonly string[], signal?: AbortSignal): Promise<IngestResult>;
  /** The same for an API request. A member may only add paths in watched folders; the owner may add any path. */
  addFor(paths: readonly string[], by: AddingUser, language: Language): Promise<AddFilesAnswer>;
  /** Adds a skipped file or folder, which later scans then include. @throws CodedError `not_skipped` */
  addSkipped(path: string, by: AddingUser, language: Language): Promise<AddFilesAnswer>;
  /** A film that a browser sends. One that is refused leaves nothing behind. @throws UploadError */
  addUpload(name: string, body: WebStream<Uint8Array> | null, options: UploadOptions): Promise<AddFilesAnswer>;
  /** Deletes uploads among these paths, and attached subtitles of forgotten files. Any other file stays. */
  removeUploads(paths: readonly string[]): Promise<void>;
  /** See `movieHash`. @throws as `UserFiles.openVideo` */
  movieHash(path: string): Promise<string | null>;
  /** @param at seconds from the start; a moment after the opening titles unless given */
  takeStill(path: string, media: ProbedMedia | null, signal: AbortSignal, at?: number): Promise<StillOutcome>;
  /** Number of files that await a user's decision. */
  needsReview(): number;
  start(): void;
  stop(): Promise<void>;
}

export function createIntake(parts: IntakeParts): Intake {
  const { store, workers, subtitlesFolder, uploadsFolder } = parts;
  const files = new FileRecords(store);
  const sidecarFiles = new SidecarFileRecords(store);
  const watched = new WatchedFolderRecords(store);
  const roots = () => accessRoots(watched.paths(), [uploadsFolder, subtitlesFolder]);
  const ownedFolders = () => accessRoots(watched.paths(), [uploadsFolder]);
  const dataFolders = [parts.dataFolder, resolveRealPathSync(parts.dataFolder)];
  const isPrivate = (path: string) => isPrivatePath(path, dataFolders);
  const openFilm = (path: string) => openVideo(path, roots(), isPrivate);
  const folderListings = createFolderListings({ workers, roots, isPrivate });
  const mediaPrograms = createMediaPrograms();
  const stability = createStabilityTracker();
  const skipped = new SkippedFileRecords(store);
  const ingestParts = {
    ...parts,
    files,
    stability,
    skipped,
    drives: new DriveRecords(store),
    watchedPaths: () => watched.paths(),
    onIncluded: (paths: readonly string[]) => folders.include(paths),
    fullHash: (path: string) => fullHash(path, { workers, roots: roots() }),
  };
  registerJobs(parts, ingestParts, mediaPrograms, roots);

  const folders = new WatchedFolders({ ...ingestParts, records: watched, dataFolders });
  const { add, addFor, addSkippedFor, addReceived } = createAdders(ingestParts, folders, parts.metrics);
  const uploads = new Uploads({
    roots,
    store,
    clock: parts.clock,
    ingest: async (path) =>
      sidecarFiles.isAttached(path) || isWanted(toReceived(await addReceived(path, null), () => "")),
  });

  let cleaning = Promise.resolve();
  return {
    files,
    sidecarFiles,
    folderListings,
    discs: createDiscs({ workers, roots }),
    subtitles: createSubtitles({ ...parts, files, sidecarFiles, folderListings, mediaPrograms, uploads, openFilm }),
    playback: createPlayback({ files, mediaPrograms, openFilm }),
    folders,
    uploads,
    userFiles: createUserFiles(openFilm, roots, ownedFolders, workers, isPrivate),
    mediaPrograms,
    add,
    addFor: async (paths, by, language) => toReceived(await addFor(paths, by), errorTranslator(language)),
    addSkipped: async (path, by, language) => toReceived(await addSkippedFor(path, by), errorTranslator(language)),
    addUpload: async (name, body, { by, limitBytes, language }) => {
      const path = await uploads.write(name, body, { folder: uploadsFolder, limitBytes });
      const received = toReceived(await addReceived(path, by.key), errorTranslator(language));
      if (isWanted(received)) uploads.keep(path);
      else await uploads.remove(path);
      // The upload path means nothing to the user, and the file is already removed.
      return { ...received, rejected: received.rejected.map((one) => ({ ...one, path: fileNameIn(one.path) })) };
    },
    async removeUploads(paths) {
      const folder = await resolveRealPath(uploadsFolder).catch(() => uploadsFolder);
      for (const path of paths.filter((one) => nativePaths.isInside(one, folder))) await uploads.remove(path);
      await uploads.removeOrphanSubtitles(subtitlesFolder);
    },
    movieHash: (path) => hashOpened(path, openFilm),
    async takeStill(path, media, signal, at) {
      const { ffmpeg } = await mediaPrograms();
      return takeStill(path, { ffmpeg, media, open: openFilm, signal, ...(at === undefined ? {} : { at }) });
    },
    needsReview: () => files.list.countForReview(),
    start() {
      folders.start();
      cleaning = removeRemains(uploads, parts);
    },
    async stop() {
      await Promise.all([folders.stop(), uploads.stop(), cleaning]);
    },
  };
}

async function hashOpened(path: string, open: (path: string) => ReturnType<typeof openVideo>): Promise<string | null> {
  const { handle } = await open(path);
  try {
    return await movieHash(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

/** What a killed program left of uploads and subtitles. */
async function removeRemains(uploads: Uploads, parts: IntakeParts): Promise<void> {
  try {
    await uploads.cleanUp();
    await uploads.removeOrphanSubtitles(parts.subtitlesFolder);
  } catch (error) {
    parts.onFolderFailed(parts.uploadsFolder, error);
  }
}

/** Adds files with a record of who added them and from where. */
function createAdders(ingestParts: IngestParts, folders: Pick<WatchedFolders, "paths">, metrics: Metrics) {
  const measure = createIngestTimer(metrics);
  const from = (by: AddingUser): IngestParts => ({ ...ingestParts, addedBy: by.key });
  return {
    add: (paths: readonly string[], signal?: AbortSignal) => measure(() => ingest(paths, ingestParts, { signal })),
    addFor: (paths: readonly string[], by: AddingUser) =>
      measure(() =>
        by.role === "owner" ? ingest(paths, from(by)) : ingestForMember(paths, folders.paths(), from(by)),
      ),
    addSkippedFor(path: string, by: AddingUser) {
      // A link may have replaced the skipped file. For a member it is resolved only within the allowed folders.
      const allowedRoots = by.role === "owner" ? undefined : folders.paths();
      return measure(() => addAnyway(path, { ...from(by), allowedRoots }));
    },
    addReceived: (path: string, addedBy: number | null) =>
      measure(() => ingest([path], { ...ingestParts, addedBy, isFinished: true })),
  };
}

function registerJobs(
  parts: IntakeParts,
  ingestParts: IngestParts & { readonly drives: DriveRecords },
  mediaPrograms: () => Promise<MediaPrograms>,
  roots: () => AllowedRoots,
): void {
  const { jobs, workers } = parts;
  const { files } = ingestParts;
  const probeFiles = async (paths: readonly string[], signal: AbortSignal) =>
    probe(paths, { workers, ffprobe: (await mediaPrograms()).ffprobe, roots: roots(), signal });
  jobs.register(
    probeJob({
      ...ingestParts,
      record: (found, signal) => recordFiles(found, ingestParts, signal),
      probe: probeFiles,
    }),
  );
  jobs.register(updateMediaJob({ ...parts, files, probe: probeFiles }));
  jobs.register(markMissingJob({ ...parts, files, drives: ingestParts.drives }));
  jobs.register(
    detectDuplicateJob({
      ...parts,
      files,
      fullHash: (path, signal) => fullHash(path, { workers, roots: roots(), signal }),
    }),
  );
}

/** Reports UC6 with its duration and outcome. */
function createIngestTimer(metrics: Metrics): (work: () => Promise<IngestResult>) => Promise<IngestResult> {
  return async (work) => {
    const start = performance.now();
    const result = await work();
    metrics.useCase({
      useCase: "UC6",
      outcome: result.recorded.length > 0 ? "ok" : "failed",
      seconds: (performance.now() - start) / 1000,
    });
    return result;
  };
}
