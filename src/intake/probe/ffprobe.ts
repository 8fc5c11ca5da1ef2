import { fileUrl, WHITELISTS } from "../ffmpeg/mediaWhitelists.ts";
import { MAX_MEMORY_BYTES } from "../ffmpeg/processLimits.ts";
import { runOnFile } from "../ffmpeg/runOnFile.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { openFileHandle } from "../fileAccess/openForReading.ts";
import { isOutOfFiles, refuseFor } from "../scan/inspectedPath.ts";
import type { ProbeOutcome } from "./probedMedia.ts";
import { explainFfprobe, readFfprobe } from "./readFfprobe.ts";

const LIMITS = {
  timeoutMs: 5_000,
  maxOutputBytes: 1_024 * 1_024,
  memoryBytes: MAX_MEMORY_BYTES,
  // The bundled ffprobe is linked statically and crashes on any transport stream when it loads the system's modules for
  // old character sets; without them it takes names as they are.
  environment: { GCONV_PATH: "/nonexistent" },
};
const ARGUMENTS = ["-v", "error", ...WHITELISTS, "-print_format", "json", "-show_streams", "-show_format"];

/**
 * Runs ffprobe in a process with low priority and at most 512 MiB of memory (Linux), which is killed after 5 s or 1 MiB
 * of output. It may open only this file, with the containers and codecs of real films.
 * @param roots where links that are now in the path may lead
 * @throws the signal's reason, and the system's error when no more files may be opened
 */
export async function probeWithFfprobe(
  path: string,
  ffprobe: string,
  signal?: AbortSignal,
  roots: AllowedRoots = [],
): Promise<ProbeOutcome> {
  const argumentsFor = (input: string) => [...ARGUMENTS, fileUrl(input)];
  const open = () => openFileHandle(path, roots);
  const end = await runOnFile(ffprobe, open, argumentsFor, { ...LIMITS, signal });
  switch (end.kind) {
    case "ended":
      return end.exitCode === 0 ? readFfprobe(parseJson(end.stdout)) : explainFfprobe(end.stderr);
    case "too_slow":
      return { kind: "refused", code: "too_slow", fact: `${LIMITS.timeoutMs / 1_000} s` };
    case "too_much_output":
      return { kind: "refused", code: "unreadable", fact: "too many streams" };
    case "not_opened": {
      const { code, fact } = refuseFor(path, end.error);
      return { kind: "refused", code: code === "not_found" || code === "in_use" ? code : "unreadable", fact };
    }
    case "not_started":
      if (isOutOfFiles(end.error)) throw end.error;
      return { kind: "refused", code: "unreadable", fact: null };
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
