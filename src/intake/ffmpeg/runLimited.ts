import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { killMarked, RUN_MARKER } from "./killMarked.ts";
import { killTree } from "./killTree.ts";
import { launchLimited, lowerPriority } from "./processLimits.ts";

export interface RunLimits {
  /** The program is killed after this time. */
  readonly timeoutMs: number;
  /** The program is killed when it writes more than this. */
  readonly maxOutputBytes: number;
  /** Address space, bytes; kept where `prlimit` is there (Linux). */
  readonly memoryBytes?: number;
  readonly signal?: AbortSignal | undefined;
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A file descriptor of this process that the program inherits as descriptor 3. */
  readonly inherited?: number;
}

export type RunEnd =
  | { readonly kind: "ended"; readonly exitCode: number | null; readonly stdout: Buffer; readonly stderr: string }
  | { readonly kind: "too_slow" }
  | { readonly kind: "too_much_output" }
  | { readonly kind: "not_started"; readonly fact: string; readonly error: Error };

/** How much of stderr is kept. The program is killed when it writes much more than a damaged film causes. */
const STDERR_BYTES = 16 * 1_024;
const MAX_STDERR_BYTES = 16 * 1_024 * 1_024;
/** A killed process ends within milliseconds, unless a dead drive blocks it in the kernel. */
const KILLED_WITHIN_MS = 2_000;

/**
 * Runs a program without a shell, with limits on time, output, memory and priority. Beyond a limit it is killed with
 * every process it started, on Linux also those that left its process group, and no more of its output is read.
 * @throws the signal's reason, after killing the program
 */
export async function runLimited(program: string, args: readonly string[], limits: RunLimits): Promise<RunEnd> {
  limits.signal?.throwIfAborted();
  const marker = randomUUID();
  const [command, ...launch] = launchLimited([program, ...args], limits.memoryBytes);
  const child = spawn(command, launch, {
    stdio: ["ignore", "pipe", "pipe", ...(limits.inherited === undefined ? [] : [limits.inherited])],
    windowsHide: true,
    // The leader of its own process group, so that the processes it starts can be killed with it.
    detached: process.platform !== "win32",
    env: { ...process.env, ...limits.environment, [RUN_MARKER]: marker },
  });
  lowerPriority(child.pid);
  const end = await waitForEnd(child, limits);
  await killMarked(marker, end.kind === "ended" ? child.pid : 0);
  limits.signal?.throwIfAborted();
  return end;
}

function waitForEnd(child: ChildProcess, limits: RunLimits): Promise<RunEnd> {
  const { promise, resolve } = Promise.withResolvers<RunEnd>();
  const output = collectOutput(child, limits.maxOutputBytes, () => stop({ kind: "too_much_output" }));
  let stopped: RunEnd | null = null;

  const settle = (end: RunEnd) => {
    clearTimeout(timer);
    limits.signal?.removeEventListener("abort", onAbort);
    // Kills processes it left running without holding its output.
    killTree(child);
    resolve(stopped ?? end);
  };
  const stop = (reason: RunEnd) => {
    if (stopped) return;
    stopped = reason;
    killTree(child);
    // Another process, such as Windows' console host, may still hold the pipes: do not wait for it.
    output.close();
    const isGone = child.exitCode !== null || child.signalCode !== null;
    const late = setTimeout(() => settle(reason), isGone ? 0 : KILLED_WITHIN_MS);
    child.once("exit", () => {
      clearTimeout(late);
      settle(reason);
    });
  };
  const onAbort = () => stop({ kind: "too_slow" });
  const timer = setTimeout(() => stop({ kind: "too_slow" }), limits.timeoutMs);
  limits.signal?.addEventListener("abort", onAbort, { once: true });
  // Not `once`: a signal that cannot be sent is reported by the same event.
  child.on("error", (error) => settle({ kind: "not_started", fact: error.message, error }));
  child.once("close", (exitCode) => settle({ kind: "ended", exitCode, ...output.read() }));
  return promise;
}

interface Output {
  read(): { readonly stdout: Buffer; readonly stderr: string };
  /** Stops reading. */
  close(): void;
}

/** Collects a program's output up to the limits. @param onTooMuch called once when it writes more */
function collectOutput({ stdout, stderr }: ChildProcess, maxBytes: number, onTooMuch: () => void): Output {
  const pieces: Buffer[] = [];
  let bytes = 0;
  let errors = "";
  let errorBytes = 0;
  stdout?.on("data", (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > maxBytes) onTooMuch();
    else pieces.push(piece);
  });
  stderr?.on("data", (piece: Buffer) => {
    errorBytes += piece.length;
    if (errors.length < STDERR_BYTES) errors += piece.toString("utf8");
    if (errorBytes > MAX_STDERR_BYTES) onTooMuch();
  });
  for (const pipe of [stdout, stderr]) {
    // A broken pipe counts as closed; without a listener the error would crash this process.
    pipe?.on("error", () => pipe.destroy());
  }
  return {
    read: () => ({ stdout: Buffer.concat(pieces), stderr: errors }),
    close() {
      for (const pipe of [stdout, stderr]) {
        pipe?.removeAllListeners("data");
        pipe?.destroy();
      }
    },
  };
}
