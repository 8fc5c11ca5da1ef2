import { ffmpegArguments } from "../ffmpeg/ffmpegArguments.ts";
import type { MediaProgram } from "../ffmpeg/mediaPrograms.ts";
import { MAX_MEMORY_BYTES } from "../ffmpeg/processLimits.ts";
import { type FileRunEnd, runOnFile } from "../ffmpeg/runOnFile.ts";
import { type OpenedFile, openFileHandle } from "../fileAccess/openForReading.ts";
import type { ProbedMedia } from "../probe/index.ts";

const LIMITS = { timeoutMs: 20_000, maxOutputBytes: 16 * 1_024 * 1_024, memoryBytes: MAX_MEMORY_BYTES };
/** Past the logos, before the end of the first act. */
const POSITION_SHARE = 0.12;
const MAX_POSITION_SECONDS = 600;
const WIDTH = 1_280;

export interface StillOptions {
  readonly ffmpeg: MediaProgram | null;
  /** Seconds from the start; by default 12 % into the film, at most ten minutes. */
  readonly at?: number;
  /** What was probed: says how long the film is. */
  readonly media?: Pick<ProbedMedia, "durationSeconds"> | null;
  /** Opens the film; by default whatever is at the path, without following links. */
  readonly open?: (path: string) => Promise<OpenedFile>;
  readonly signal?: AbortSignal | undefined;
}

type StillRefusalCode = "no_still" | "too_slow" | "no_ffmpeg";

export type StillOutcome =
  /** A JPEG, at most 1,280 pixels wide. */
  | { readonly kind: "taken"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly code: StillRefusalCode; readonly fact: string | null };

/**
 * Takes one frame of a film, in a process that is killed after 20 s, has 512 MiB (Linux), low priority, and decodes
 * nothing but the codecs of real films.
 * @param path absolute
 * @throws the signal's reason
 */
export async function takeStill(
  path: string,
  { ffmpeg, at, media, open = (film) => openFileHandle(film, []), signal }: StillOptions,
): Promise<StillOutcome> {
  if (!ffmpeg) return { kind: "refused", code: "no_ffmpeg", fact: null };
  const seconds = at ?? Math.min((media?.durationSeconds ?? 0) * POSITION_SHARE, MAX_POSITION_SECONDS);
  const takenAt = (second: number) =>
    runOnFile(
      ffmpeg.path,
      () => open(path),
      (input) => stillArguments(input, second),
      { ...LIMITS, signal },
    );
  const end = await takenAt(seconds);
  const outcome = readEnd(end);
  // A film may claim to be longer than it is, and have no frame there: then the first frame is taken.
  if (outcome.kind === "taken" || seconds === 0 || end.kind !== "ended") return outcome;
  return readEnd(await takenAt(0));
}

function stillArguments(path: string, seconds: number): string[] {
  return ffmpegArguments(path, (command) =>
    command
      .seekInput(seconds.toFixed(3))
      .outputOptions(["-map", "0:V:0", "-an", "-sn", "-dn", "-threads", "1"])
      .frames(1)
      .videoFilters(`scale='min(${WIDTH},iw*sar)':-2,setsar=1`)
      .videoCodec("mjpeg")
      .outputOptions(["-q:v", "3", "-pix_fmt", "yuvj420p"])
      .format("image2pipe"),
  );
}

function readEnd(end: FileRunEnd): StillOutcome {
  if (end.kind === "too_slow") return { kind: "refused", code: "too_slow", fact: `${LIMITS.timeoutMs / 1_000} s` };
  if (end.kind !== "ended") return { kind: "refused", code: "no_still", fact: end.kind };
  if (end.stdout.length > 0) return { kind: "taken", bytes: end.stdout };
  return { kind: "refused", code: "no_still", fact: end.stderr.includes("not on whitelist") ? "codec" : null };
}
