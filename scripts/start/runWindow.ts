import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { watchParent } from "../../src/server/watchParent.ts";
import { isLastWord, isNoise } from "./chromiumLines.ts";
import { readStartProblem, type StartProblem, startProblemOfStatus } from "./startProblem.ts";

export type WindowEnd =
  | { readonly kind: "ended"; readonly status: number }
  | { readonly kind: "crashed"; readonly how: string; readonly lastWords: readonly string[] }
  | { readonly kind: "couldNotStart"; readonly problem: StartProblem };

export interface WindowOptions {
  readonly binary: string;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Hears what is not noise of Chromium's. */
  readonly say: (line: string) => void;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const CRASHES = ["SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSEGV", "SIGTRAP", "SIGSYS"] as const;
const FIRST_WINDOWS_EXCEPTION = 0xc0000000;
/** One Ctrl+C may arrive twice: from the terminal, and from npm. */
const SECOND_PRESS_MS = 1_000;
const LAST_OUTPUT_MS = 2_000;
/** A window that was asked to end and does not is ended. */
const ENDING_MS = 30_000;

/** Runs the window's program until it ends, and ends it on a signal to this one. */
export async function runWindow(options: WindowOptions): Promise<WindowEnd> {
  const { ELECTRON_RUN_AS_NODE: _, ...environment } = options.environment; // would start Node in place of the window
  const window = spawn(options.binary, options.words, {
    stdio: ["inherit", "inherit", "pipe"],
    env: environment,
    // A group of its own: the terminal's Ctrl+C would else reach it beside ours, and Chromium takes a second signal as
    // an order to drop everything.
    detached: process.platform !== "win32",
  });
  const heard = listen(window, options);
  const stopPassingOn = passSignalsOn(window);
  try {
    const { status, signal } = await endOf(window);
    return judge(status, signal, heard);
  } catch (error) {
    return { kind: "couldNotStart", problem: { kind: "notRunnable", detail: (error as Error).message } };
  } finally {
    stopPassingOn();
  }
}

interface ProcessEnd {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The program's end, and of its output; its child processes may hold that open a little longer. */
function endOf(window: ChildProcess): Promise<ProcessEnd> {
  const { promise, resolve, reject } = Promise.withResolvers<ProcessEnd>();
  window.on("error", reject);
  window.on("close", (status, signal) => resolve({ status, signal }));
  window.on("exit", (status, signal) => setTimeout(resolve, LAST_OUTPUT_MS, { status, signal }).unref());
  return promise;
}

interface Heard {
  problem: StartProblem | null;
  readonly lastWords: string[];
}

function listen({ stderr }: ChildProcess, { binary, environment, say }: WindowOptions): Heard {
  const heard: Heard = { problem: null, lastWords: [] };
  const saysAll = environment.FILMOTHEQUE_LOG === "debug";
  if (!stderr) return heard;
  createInterface({ input: stderr }).on("line", (line) => {
    const problem = readStartProblem(line, binary);
    heard.problem ??= problem;
    if (isLastWord(line)) heard.lastWords.push(line);
    if (saysAll || (!problem && !isNoise(line))) say(line);
  });
  return heard;
}

/** A text alone proves nothing, nor does a status: a window that was killed, or closed, did start. */
function judge(status: number | null, signal: NodeJS.Signals | null, { problem, lastWords }: Heard): WindowEnd {
  const how = signal ?? signalOfStatus(status);
  const isCrash = CRASHES.some((crash) => crash === how);
  if (status === 0 || (how && !isCrash)) return { kind: "ended", status: status ?? statusOf(how) };

  const found = problem ?? startProblemOfStatus(status);
  if (found) return { kind: "couldNotStart", problem: found };
  if (isCrash) return { kind: "crashed", how: how ?? "", lastWords };
  if ((status ?? 0) >= FIRST_WINDOWS_EXCEPTION) {
    return { kind: "crashed", how: `0x${(status ?? 0).toString(16)}`, lastWords };
  }
  return { kind: "ended", status: status ?? 1 };
}

/** A script around the binary ends with 128 and the signal's number. */
function signalOfStatus(status: number | null): string | null {
  const found = Object.entries(constants.signals).find(([, number]) => status === 128 + number);
  return found?.[0] ?? null;
}

function statusOf(signal: string | null): number {
  const [, number] = Object.entries(constants.signals).find(([name]) => name === signal) ?? [];
  return number ? 128 + number : 1;
}

/** The first signal requests the window to quit; a later one kills it. */
function passSignalsOn(window: ChildProcess): () => void {
  let askedAt: number | null = null;
  const passOn = (signal: NodeJS.Signals) => {
    const isSecond = askedAt !== null && performance.now() - askedAt > SECOND_PRESS_MS;
    if (isSecond) window.kill("SIGKILL");
    if (askedAt !== null) return;
    askedAt = performance.now();
    window.kill(signal);
    setTimeout(() => window.kill("SIGKILL"), ENDING_MS).unref();
  };
  for (const signal of SIGNALS) process.on(signal, passOn);
  const stopWatching = watchParent(() => passOn("SIGTERM"));
  return () => {
    stopWatching();
    for (const signal of SIGNALS) process.off(signal, passOn);
  };
}
