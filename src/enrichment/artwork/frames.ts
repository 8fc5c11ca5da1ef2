import PQueue from "p-queue";
import { CodedError } from "../../errors/index.ts";
import type { FileRecords } from "../../intake/index.ts";
import type { Library } from "../../library/index.ts";
import type { Artwork } from "./artwork.ts";
import type { StillParts } from "./stillJob.ts";

export interface FramesParts {
  readonly library: Library;
  readonly files: FileRecords;
  readonly artwork: Artwork;
  readonly takeStill: StillParts["takeStill"];
}

/** Frames of a film's file at chosen moments, to choose artwork from. Each is bounded in time and memory. */
export interface Frames {
  /** @returns a JPEG @throws CodedError `unknown_file`, `no_still`, `no_ffmpeg`, `worker_timeout`, `too_many_frames` */
  take(fileId: number, seconds: number, signal: AbortSignal): Promise<Uint8Array>;
  /** The same, small. @returns a file of the image store, which keeps it for a while */
  preview(fileId: number, seconds: number, signal: AbortSignal): Promise<string | null>;
}

/** Processes at the same time; more would slow down what plays. */
const CONCURRENCY = 2;
/** Requests that may wait: those of a few open pages. */
const MAX_WAITING = 40;
const RETRY_SECONDS = 5;
/** Pixels. */
const PREVIEW_WIDTH = 342;
const FINGERPRINT_PREFIX = 16;
/** Frames of one file that are stored. */
const MOMENTS = 720;

export function createFrames({ library, files, artwork, takeStill }: FramesParts): Frames {
  const queue = new PQueue({ concurrency: CONCURRENCY });

  async function take(fileId: number, seconds: number, signal: AbortSignal): Promise<Uint8Array> {
    if (queue.size >= MAX_WAITING) throw new CodedError("too_many_frames", { retryAfterSeconds: RETRY_SECONDS });
    return queue.add(() => takeNow(fileId, seconds, signal), { signal });
  }

  async function takeNow(fileId: number, seconds: number, signal: AbortSignal): Promise<Uint8Array> {
    const file = files.byId(fileId);
    if (!file) throw new CodedError("unknown_file");
    const frame = await takeStill(file.path, files.media(fileId), signal, seconds);
    if (frame.kind === "taken") return frame.bytes;
    throw new CodedError(frame.code === "too_slow" ? "worker_timeout" : frame.code, { fact: frame.fact ?? undefined });
  }

  return {
    take,

    async preview(fileId, seconds, signal) {
      const file = files.byId(fileId);
      if (!file) throw new CodedError("unknown_file");
      const content = file.fingerprint?.slice(0, FINGERPRINT_PREFIX) ?? "";
      // Few moments of a film, and a row only of a frame that was taken: what is asked for cannot fill the database.
      const moment = momentOf(seconds, file.durationSeconds ?? 0);
      const source = `frame:${fileId}:${content}:${moment}`;
      const stored = library.artwork.find(source);
      const known = stored === null ? null : artwork.file(stored, PREVIEW_WIDTH);
      if (known) return known;
      const image = await artwork.prepare("still", await take(fileId, moment, signal), signal);
      const artworkId = library.artwork.findOrCreate("still", source);
      library.artwork.complete(artworkId, image);
      return artwork.file(artworkId, PREVIEW_WIDTH);
    },
  };
}

/** The nearest of at most `MOMENTS` seconds in the film, at least a second apart. */
function momentOf(seconds: number, duration: number): number {
  const step = Math.max(1, Math.ceil(duration / MOMENTS));
  return Math.round(Math.min(seconds, duration) / step) * step;
}
