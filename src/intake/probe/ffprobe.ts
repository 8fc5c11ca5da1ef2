import { fileUrl, listAlso, WHITELISTS } from "../ffmpeg/mediaWhitelists.ts";
import { MAX_MEMORY_BYTES } from "../ffmpeg/processLimits.ts";
import { type FileRunEnd, runOnFile } from "../ffmpeg/runOnFile.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { openFileHandle } from "../fileAccess/openForReading.ts";
import { isOutOfFiles, refuseFor } from "../scan/inspectedPath.ts";
import { explainFfprobe, unlistedCodecs } from "./explainFfprobe.ts";
import type { ProbedMedia, ProbeOutcome, ProbeRefusal } from "./probedMedia.ts";
import { readFfprobe } from "./readFfprobe.ts";

const LIMITS = {
  timeoutMs: 5_000,
  maxOutputBytes: 1_024 * 1_024,
  memoryBytes: MAX_MEMORY_BYTES,
  // The bundled ffprobe is linked statically and crashes on any transport stream when it loads the system's modules for
  // old character sets; without them it takes names as they are.
  environment: { GCONV_PATH: "/nonexistent" },
};
const STREAMS = ["-show_streams", "-show_format", "-show_chapters"];
/** Requests frame metadata of the first displayed frame. */
const FIRST_FRAME = ["-select_streams", "V:0", "-read_intervals", "%+#1", "-show_entries", "frame_side_data"];
/** A file with more codecs than this that are not on the list is not treated as a film. */
const MAX_CODEC_ROUNDS = 4;

export interface FfprobeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Where links in a path may lead at the time of the call. */
  readonly roots?: AllowedRoots;
}

/**
 * Runs ffprobe in a process with low priority and at most 512 MiB of memory (Linux), which is killed after 5 s or 1 MiB
 * of output. It may open only this file, with the containers and codecs of real films. A track in another codec is named
 * without decoding any of it.
 * @throws the signal's reason, and the system's error when no more files may be opened
 */
export async function probeWithFfprobe(
  path: string,
  ffprobe: string,
  options: FfprobeOptions = {},
): Promise<ProbeOutcome> {
  const unlisted: string[] = [];
  for (let round = 0; ; round++) {
    const answer = await askFfprobe(path, ffprobe, [...listAlso(unlisted), ...STREAMS], options);
    if (answer.kind === "answered") {
      const outcome = readFfprobe(answer.json);
      return outcome.kind === "probed" ? withFrameMetadata(outcome, path, ffprobe, options) : outcome;
    }
    const named = unlistedCodecs(answer.stderr).filter((codec) => !unlisted.includes(codec));
    if (named.length === 0 || round === MAX_CODEC_ROUNDS) return answer.refusal;
    unlisted.push(...named);
  }
}

/** HDR10+, and Dolby Vision without a record in the container, can only be detected from frames. */
async function withFrameMetadata(
  outcome: { readonly kind: "probed"; readonly media: ProbedMedia },
  path: string,
  ffprobe: string,
  options: FfprobeOptions,
): Promise<ProbeOutcome> {
  const { video } = outcome.media;
  if (video?.hdr !== "HDR10") return outcome;
  const answer = await askFfprobe(path, ffprobe, FIRST_FRAME, options);
  const text = answer.kind === "answered" ? JSON.stringify(answer.json) : "";
  if (text.includes("Dolby Vision")) return { ...outcome, media: withRange(outcome.media, "Dolby Vision") };
  return text.includes("HDR10+") ? { ...outcome, media: withRange(outcome.media, "HDR10+") } : outcome;
}

function withRange(media: ProbedMedia, hdr: "Dolby Vision" | "HDR10+"): ProbedMedia {
  return media.video ? { ...media, video: { ...media.video, hdr } } : media;
}

export type FfprobeAnswer =
  | { readonly kind: "answered"; readonly json: unknown; readonly stderr: string }
  | { readonly kind: "failed"; readonly refusal: ProbeRefusal; readonly stderr: string };

/** Runs ffprobe once, with JSON output. @throws as `probeWithFfprobe` */
export async function askFfprobe(
  path: string,
  ffprobe: string,
  wanted: readonly string[],
  { signal, roots = [] }: FfprobeOptions,
): Promise<FfprobeAnswer> {
  const argumentsFor = (input: string) => [
    ...["-v", "error", ...WHITELISTS, "-print_format", "json"],
    ...wanted,
    fileUrl(input),
  ];
  const open = () => openFileHandle(path, roots);
  const end = await runOnFile(ffprobe, open, argumentsFor, { ...LIMITS, signal });
  if (end.kind === "ended" && end.exitCode === 0)
    return { kind: "answered", json: parseJson(end.stdout), stderr: end.stderr };
  return { kind: "failed", refusal: explainEnd(path, end), stderr: end.kind === "ended" ? end.stderr : "" };
}

function explainEnd(path: string, end: FileRunEnd): ProbeRefusal {
  const refuse = (code: ProbeRefusal["code"], fact: string | null): ProbeRefusal => ({ kind: "refused", code, fact });
  switch (end.kind) {
    case "ended":
      // No exit status means that a signal from outside this program ended it.
      return end.exitCode === null ? refuse("program_crashed", "ffprobe") : explainFfprobe(end.stderr);
    case "too_slow":
      return refuse("too_slow", `${LIMITS.timeoutMs / 1_000} s`);
    case "too_much_output":
      return refuse("damaged", "too many streams");
    case "not_opened": {
      const { code, fact } = refuseFor(path, end.error);
      return refuse(code === "not_found" || code === "in_use" ? code : "unreadable", fact);
    }
    case "not_started":
      if (isOutOfFiles(end.error)) throw end.error;
      return refuse("program_missing", "ffprobe");
  }
}

function parseJson(output: Buffer): unknown {
  try {
    return JSON.parse(output.toString("utf8"));
  } catch {
    // Cut off or empty: `readFfprobe` refuses it.
    return undefined;
  }
}
