import { runContentTask, type TaskRunner } from "../../workers/index.ts";
import { ffmpegArguments } from "../ffmpeg/ffmpegArguments.ts";
import type { MediaPrograms } from "../ffmpeg/mediaPrograms.ts";
import { MAX_MEMORY_BYTES } from "../ffmpeg/processLimits.ts";
import { runOnFile } from "../ffmpeg/runOnFile.ts";
import type { OpenedFile } from "../fileAccess/openForReading.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import type { FolderListings, SidecarFileRecords, StoredSubtitle } from "../sidecarFiles/index.ts";
import { subtitleTasks } from "./tasks.ts";

const MAX_BYTES = 8 * 1_024 * 1_024;
/** The whole file is read for its subtitles: a large one on a slow disk takes its time. */
const LIMITS = { timeoutMs: 120_000, maxOutputBytes: MAX_BYTES, memoryBytes: MAX_MEMORY_BYTES };

/** Which of a file's subtitles: the n-th within it, or the n-th of its sidecar files, from 0. */
export interface SubtitleTrack {
  /** As the address of the route says it. */
  readonly where: "within" | "beside";
  readonly number: number;
}

export interface SubtitleReader {
  /**
   * @returns WebVTT; null when there is no such track, or it has no text
   * @throws CodedError `content_too_costly`, the signal's reason
   */
  read(fileId: number, track: SubtitleTrack, signal: AbortSignal): Promise<string | null>;
}

export interface SubtitleReaderParts {
  readonly workers: TaskRunner;
  readonly files: FileRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly folderListings: Pick<FolderListings, "readFile">;
  readonly mediaPrograms: () => Promise<MediaPrograms>;
  /** See `openVideo`. */
  openFilm(path: string): Promise<OpenedFile>;
}

export function createSubtitleReader(parts: SubtitleReaderParts): SubtitleReader {
  return {
    read: (fileId, { where, number }, signal) =>
      where === "within"
        ? readEmbedded(fileId, number, parts, signal)
        : readSidecarFile(parts.sidecarFiles.subtitleAt(fileId, number), parts, signal),
  };
}

async function readSidecarFile(
  subtitle: StoredSubtitle | null,
  { workers, folderListings }: SubtitleReaderParts,
  signal: AbortSignal,
): Promise<string | null> {
  if (!subtitle) return null;
  const { path, language, frameRate } = subtitle;
  const bytes = await folderListings.readFile(path, MAX_BYTES, signal);
  return bytes && runContentTask(workers, subtitleTasks.toWebVtt, { bytes, language, frameRate }, { signal });
}

async function readEmbedded(
  fileId: number,
  track: number,
  { workers, files, mediaPrograms, openFilm }: SubtitleReaderParts,
  signal: AbortSignal,
): Promise<string | null> {
  const file = files.byId(fileId);
  const { ffmpeg } = await mediaPrograms();
  if (!file || !ffmpeg) return null;
  const argumentsFor = (input: string) =>
    ffmpegArguments(input, (command) =>
      command.outputOptions(["-map", `0:s:${track}`, "-vn", "-an", "-dn", "-c:s", "webvtt"]).format("webvtt"),
    );
  const end = await runOnFile(ffmpeg.path, () => openFilm(file.path), argumentsFor, { ...LIMITS, signal });
  if (end.kind !== "ended" || end.stdout.length === 0) return null;
  const source = { bytes: end.stdout, language: null, frameRate: null };
  return runContentTask(workers, subtitleTasks.toWebVtt, source, { signal });
}
