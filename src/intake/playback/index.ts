/**
 * Converts films for browsers that cannot play the original file: another audio track, an unsupported container, or
 * an unsupported audio codec. Input: a file, a start position, an audio track. Output: fragmented MP4 or WebM, from a
 * key frame on. The video is never transcoded.
 */
import { CodedError } from "../../errors/index.ts";
import type { MediaPrograms } from "../ffmpeg/mediaPrograms.ts";
import { MAX_MEMORY_BYTES } from "../ffmpeg/processLimits.ts";
import { runOnFile } from "../ffmpeg/runOnFile.ts";
import { streamFromFile } from "../ffmpeg/streamFromFile.ts";
import type { OpenedFile } from "../fileAccess/openForReading.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import { containerFor, keyframeArguments, readKeyframe, remuxArguments } from "./remuxArguments.ts";
import type { RemuxRequest } from "./remuxRequest.ts";

export interface PlaybackParts {
  readonly files: Pick<FileRecords, "byId" | "codecsOf">;
  readonly mediaPrograms: () => Promise<MediaPrograms>;
  /** See `openVideo`. */
  openFilm(path: string): Promise<OpenedFile>;
}

export interface Remux {
  readonly mediaType: string;
  readonly stream: ReadableStream<Uint8Array>;
}

export interface Playback {
  /**
   * The last key frame at or before a position; playback can only start at a key frame.
   * @returns seconds from the film's beginning
   * @throws CodedError `unknown_file`, `no_ffmpeg`, `no_playable_track`, the signal's reason
   */
  keyframeBefore(fileId: number, seconds: number, signal: AbortSignal): Promise<number>;
  /**
   * @param onEnd called once, when the program that writes the stream has ended
   * @throws CodedError `unknown_file`, `no_ffmpeg`, `no_playable_track`, the signal's reason
   */
  remux(fileId: number, request: RemuxRequest, signal: AbortSignal, onEnd: () => void): Promise<Remux>;
}

const KEYFRAME_LIMITS = { timeoutMs: 30_000, maxOutputBytes: 64 * 1_024, memoryBytes: MAX_MEMORY_BYTES };
/** The stream of a film that is paused for longer is ended, and restarted at its position on resume. */
const IDLE_MS = 10 * 60_000;
const STALLED_MS = 60_000;

export function createPlayback({ files, mediaPrograms, openFilm }: PlaybackParts): Playback {
  async function prepare(fileId: number) {
    const file = files.byId(fileId);
    if (!file) throw new CodedError("unknown_file");
    const { ffmpeg } = await mediaPrograms();
    if (!ffmpeg) throw new CodedError("no_ffmpeg");
    return { program: ffmpeg.path, open: () => openFilm(file.path) };
  }

  return {
    async keyframeBefore(fileId, seconds, signal) {
      const { program, open } = await prepare(fileId);
      if (seconds <= 0) return 0;
      const argumentsFor = (input: string) => keyframeArguments(input, seconds);
      const end = await runOnFile(program, open, argumentsFor, { ...KEYFRAME_LIMITS, signal });
      const found = end.kind === "ended" ? readKeyframe(end.stdout.toString("latin1"), seconds) : null;
      if (found === null) throw new CodedError("no_playable_track");
      return found;
    },

    async remux(fileId, request, signal, onEnd) {
      const { program, open } = await prepare(fileId).catch((error: unknown) => {
        onEnd();
        throw error;
      });
      const codecs = files.codecsOf(fileId, request.audio);
      const limits = { memoryBytes: MAX_MEMORY_BYTES, idleMs: IDLE_MS, stalledMs: STALLED_MS, signal };
      const argumentsFor = (input: string) => remuxArguments(input, request, codecs);
      const stream = await streamFromFile(program, open, argumentsFor, limits, onEnd);
      return { mediaType: `video/${containerFor(codecs)}`, stream };
    },
  };
}
