import { type ChildProcess, spawn } from "node:child_process";
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
  /** An open file of this process that becomes descriptor 3 of the program. */
  readonly inherited?: number;
}

export type RunEnd =
  | { readonly kind: "ended"; readonly exitCode: number | null; readonly stdout: Buffer; readonly stderr: string }
  | { readonly kind: "too_slow" }
  | { readonly kind: "too_much_output" }
  | { readonly kind: "not_started"; readonly fact: string; readonly error: Error };

const STDERR_BYTES = 16 * 1_024;

/**
 * Runs a program without a shell and within limits of time, output, memory and priority.
 * @throws the signal's reason; the program is killed then
 */
export async function runLimited(program: string, args: readonly string[], limits: RunLimits): Promise<RunEnd> {
  limits.signal?.throwIfAborted();
  const [command, ...launch] = launchLimited([program, ...args], limits.memoryBytes);
  const child = spawn(command, launch, {
    stdio: ["ignore", "pipe", "pipe", ...(limits.inherited === undefined ? [] : [limits.inherited])],
    windowsHide: true,
    env: { ...process.env, ...limits.environment },
  });
  lowerPriority(child.pid);
  const end = await waitForEnd(child, limits);
  limits.signal?.throwIfAborted();
  return end;
}

function waitForEnd(child: ChildProcess, limits: RunLimits): Promise<RunEnd> {
  return new Promise((resolve) => {
    const stdout: Buffer[] = [];
    let bytes = 0;
    let stderr = "";
    let verdict: RunEnd | null = null;

    let isStopped = false;

    /** Another process, such as Windows' console host, may still hold the pipes: it is not waited for. */
    const closePipes = () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    };
    const stop = (reason: RunEnd | null) => {
      verdict ??= reason;
      isStopped = true;
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      else closePipes();
    };
    child.once("exit", () => {
      if (isStopped) closePipes();
    });
    const onAbort = () => stop(null);
    const timer = setTimeout(() => stop({ kind: "too_slow" }), limits.timeoutMs);
    limits.signal?.addEventListener("abort", onAbort, { once: true });

    child.stdout?.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limits.maxOutputBytes) stop({ kind: "too_much_output" });
      else stdout.push(chunk);
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      if (stderr.length < STDERR_BYTES) stderr += chunk.toString("utf8");
    });
    const settle = (end: RunEnd) => {
      clearTimeout(timer);
      limits.signal?.removeEventListener("abort", onAbort);
      resolve(verdict ?? end);
    };
    child.once("error", (error) => settle({ kind: "not_started", fact: error.message, error }));
    child.once("close", (exitCode) => settle({ kind: "ended", exitCode, stdout: Buffer.concat(stdout), stderr }));
  });
}
