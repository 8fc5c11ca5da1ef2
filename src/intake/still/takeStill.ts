import type { MediaProgram } from "../ffmpeg/mediaPrograms.ts";
import { fileUrl, WHITELISTS } from "../ffmpeg/mediaWhitelists.ts";
import { MAX_MEMORY_BYTES } from "../ffmpeg/processLimits.ts";
import { type RunEnd, runLimited } from "../ffmpeg/runLimited.ts";
import type { ProbedMedia } from "../probe/index.ts";

const LIMITS = { timeoutMs: 20_000, maxOutputBytes: 16 * 1_024 * 1_024, memoryBytes: MAX_MEMORY_BYTES };
/** Past the logos, before the end of the first act. */
const MOMENT = 0.12;
const LATEST_SECONDS = 600;
const WIDTH = 1_280;

export interface StillOptions {
  readonly ffmpeg: MediaProgram | null;
  /** Seconds from the start; a telling moment when not given. */
  readonly at?: number;
  /** What was probed: says how long the film is. */
  readonly media?: Pick<ProbedMedia, "durationSeconds"> | null;
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
export async function takeStill(path: string, { ffmpeg, at, media, signal }: StillOptions): Promise<StillOutcome> {
  if (!ffmpeg) return { kind: "refused", code: "no_ffmpeg", fact: null };
  const moment = at ?? Math.min((media?.durationSeconds ?? 0) * MOMENT, LATEST_SECONDS);
  const end = await runLimited(ffmpeg.path, stillArguments(path, moment), { ...LIMITS, signal });
  const outcome = readEnd(end);
  // The wanted moment may lie past the last frame of a film that claims to be longer: the first frame will do.
  if (outcome.kind === "taken" || moment === 0 || end.kind !== "ended") return outcome;
  return readEnd(await runLimited(ffmpeg.path, stillArguments(path, 0), { ...LIMITS, signal }));
}

function stillArguments(path: string, moment: number): string[] {
  return [
    ...["-nostdin", "-hide_banner", "-v", "error", "-threads", "1", ...WHITELISTS],
    ...["-ss", moment.toFixed(3), "-i", fileUrl(path)],
    ...["-map", "0:V:0", "-an", "-sn", "-dn", "-frames:v", "1"],
    ...["-vf", `scale='min(${WIDTH},iw*sar)':-2,setsar=1`, "-threads", "1"],
    ...["-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p", "-f", "image2pipe", "pipe:1"],
  ];
}

function readEnd(end: RunEnd): StillOutcome {
  if (end.kind === "too_slow") return { kind: "refused", code: "too_slow", fact: `${LIMITS.timeoutMs / 1_000} s` };
  if (end.kind !== "ended") return { kind: "refused", code: "no_still", fact: end.kind };
  if (end.stdout.length > 0) return { kind: "taken", bytes: end.stdout };
  return { kind: "refused", code: "no_still", fact: end.stderr.includes("not on whitelist") ? "codec" : null };
}
