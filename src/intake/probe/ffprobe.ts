// The only file that knows fluent-ffmpeg: archived in 2025, it can be replaced here.
import { AsyncLocalStorage } from "node:async_hooks";
import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import fluent from "fluent-ffmpeg";
import { fileUrl, WHITELISTS } from "../ffmpeg/mediaWhitelists.ts";
import { limitMemory, lowerPriority, MAX_MEMORY_BYTES } from "../ffmpeg/processLimits.ts";
import { isOutOfFiles } from "../scan/inspectedPath.ts";
import type { ProbeOutcome } from "./probedMedia.ts";
import { explainFfprobe, readFfprobe } from "./readFfprobe.ts";

const MAX_MS = 5_000;
const MAX_OUTPUT_BYTES = 1_024 * 1_024;

/** fluent-ffmpeg keeps its process to itself; Node announces each one, and this tells whose it is. */
const starting = new AsyncLocalStorage<{ limit: ((child: ChildProcess) => void) | null }>();
subscribe("child_process", (message) => {
  const start = starting.getStore();
  const limit = start?.limit;
  // Only the first: what is started because of it, such as the limiter itself, is not ffprobe.
  if (start) start.limit = null;
  // The channel's message is documented as `{ process: ChildProcess }`.
  limit?.((message as { process: ChildProcess }).process);
});

/**
 * Asks ffprobe, in a process that is killed after 5 s or 1 MiB of output, has 512 MiB (Linux) and low priority, and
 * may open nothing but this file, in the containers and codecs of real films.
 * @throws the signal's reason, and the system's error where no more files may be opened
 */
export async function probeWithFfprobe(path: string, ffprobe: string, signal?: AbortSignal): Promise<ProbeOutcome> {
  signal?.throwIfAborted();
  const outcome = await startFfprobe(path, ffprobe, signal);
  signal?.throwIfAborted();
  return outcome;
}

function startFfprobe(path: string, ffprobe: string, signal: AbortSignal | undefined): Promise<ProbeOutcome> {
  return new Promise((resolve, reject) => {
    const stopping = new AbortController();
    const tooSlow = setTimeout(() => stopping.abort("too_slow"), MAX_MS);
    const kill = signal ? AbortSignal.any([signal, stopping.signal]) : stopping.signal;
    const settle = (error: unknown, answer: unknown) => {
      clearTimeout(tooSlow);
      if (isOutOfFiles(error)) reject(error);
      else if (stopping.signal.aborted) resolve(stopped(stopping.signal.reason));
      else resolve(error ? explainFfprobe(error) : readFfprobe(answer));
    };
    let process: ChildProcess | undefined;
    const limit = (child: ChildProcess) => {
      process = child;
      limitProcess(child, kill, () => stopping.abort("too_much_output"));
    };
    const command = fluent(fileUrl(path)).setFfprobePath(ffprobe);
    const start = () => command.ffprobe(["-v", "error", ...WHITELISTS], settle);
    try {
      starting.run({ limit }, () => withoutCharsetModules(start));
    } catch (error) {
      // fluent-ffmpeg reads pipes that were not made; why they were not comes with the process's own error.
      if (process === undefined || process.pid !== undefined) throw error;
    }
  });
}

/**
 * The bundled ffprobe is linked statically and crashes on any transport stream when it loads the system's modules for
 * old character sets; without them it takes names as they are. The child copies the environment as it starts, which
 * happens within this call.
 */
function withoutCharsetModules(start: () => void): void {
  const before = process.env.GCONV_PATH;
  process.env.GCONV_PATH = "/nonexistent";
  try {
    start();
  } finally {
    if (before === undefined) delete process.env.GCONV_PATH;
    else process.env.GCONV_PATH = before;
  }
}

function limitProcess(child: ChildProcess, kill: AbortSignal, onTooMuch: () => void): void {
  // Announced before it runs: pid and pipes are there once it does.
  child.once("spawn", () => {
    const onKill = () => child.kill("SIGKILL");
    kill.addEventListener("abort", onKill, { once: true });
    child.once("exit", () => kill.removeEventListener("abort", onKill));
    if (kill.aborted) onKill();
    if (child.pid !== undefined) limitMemory(child.pid, MAX_MEMORY_BYTES);
    lowerPriority(child.pid);
    let bytes = 0;
    for (const pipe of [child.stdout, child.stderr]) {
      pipe?.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MAX_OUTPUT_BYTES) onTooMuch();
      });
    }
  });
}

function stopped(reason: unknown): ProbeOutcome {
  return reason === "too_slow"
    ? { kind: "refused", code: "too_slow", fact: `${MAX_MS / 1_000} s` }
    : { kind: "refused", code: "unreadable", fact: "too many streams" };
}
