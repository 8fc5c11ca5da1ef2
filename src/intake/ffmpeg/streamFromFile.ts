import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { CodedError } from "../../errors/index.ts";
import type { OpenedFile } from "../fileAccess/openForReading.ts";
import { descriptorPath, HAS_DESCRIPTOR_PATHS } from "../fileAccess/openWithoutLinks.ts";
import { killMarked, RUN_MARKER } from "./killMarked.ts";
import { killTree } from "./killTree.ts";
import { launchLimited, lowerPriority } from "./processLimits.ts";

export interface StreamLimits {
  /** Maximum address space in bytes; enforced where `prlimit` is available (Linux). */
  readonly memoryBytes: number;
  /** The program is killed when its output is not read for this long; the client can request it again. */
  readonly idleMs: number;
  /** The program is killed when it writes nothing for this long while a client waits: its drive may be offline. */
  readonly stalledMs: number;
  readonly signal: AbortSignal;
}

/** The first descriptor after stdin, stdout and stderr. */
const INHERITED = 3;

/**
 * Runs ffmpeg on one file, within limits, and streams its output. The program and its child processes are killed when
 * the reader cancels, the signal aborts or a limit is exceeded. The file is opened without following links.
 * @param open the film; it is closed here
 * @param argumentsFor the program's arguments for the input path
 * @param onEnd called once, when the program has ended or was killed
 * @throws CodedError `no_playable_track` when it ends without output; errors of `open`; the signal's reason
 */
export async function streamFromFile(
  program: string,
  open: () => Promise<OpenedFile>,
  argumentsFor: (inputPath: string) => readonly string[],
  limits: StreamLimits,
  onEnd: () => void,
): Promise<ReadableStream<Uint8Array>> {
  const { handle, realPath } = await openOrEnd(open, limits.signal, onEnd);
  let output: ProgramOutput;
  try {
    const input = HAS_DESCRIPTOR_PATHS ? descriptorPath(INHERITED) : realPath;
    output = start([program, ...argumentsFor(input)], handle.fd, limits, onEnd);
  } catch (error) {
    onEnd();
    throw error;
  } finally {
    await handle.close();
  }
  const first = await output.next();
  limits.signal.throwIfAborted();
  if (first === null) throw new CodedError("no_playable_track");
  let pending: Uint8Array | null = first;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = pending ?? (await output.next());
        pending = null;
        if (chunk === null) controller.close();
        else controller.enqueue(chunk);
      },
      cancel: () => output.end(),
    },
    // No read-ahead: when the player has buffered enough, ffmpeg blocks on its full pipe.
    { highWaterMark: 0 },
  );
}

async function openOrEnd(open: () => Promise<OpenedFile>, signal: AbortSignal, onEnd: () => void): Promise<OpenedFile> {
  try {
    signal.throwIfAborted();
    return await open();
  } catch (error) {
    onEnd();
    throw error;
  }
}

/** Nothing is awaited between the start and the listeners, so that an error on start is never missed. */
function start(
  words: [string, ...string[]],
  descriptor: number,
  limits: StreamLimits,
  onEnd: () => void,
): ProgramOutput {
  const marker = randomUUID();
  const [command, ...launch] = launchLimited(words, limits.memoryBytes);
  const child = spawn(command, launch, {
    stdio: ["ignore", "pipe", "ignore", ...(HAS_DESCRIPTOR_PATHS ? [descriptor] : [])],
    windowsHide: true,
    // Started as the leader of its own process group, so that its child processes can be killed with it.
    detached: process.platform !== "win32",
    env: { ...process.env, [RUN_MARKER]: marker },
  });
  const output = new ProgramOutput(child, limits, () => {
    void killMarked(marker, child.exitCode === null ? 0 : child.pid);
    onEnd();
  });
  lowerPriority(child.pid);
  return output;
}

/** Reads a program's output in chunks, within limits. */
class ProgramOutput {
  readonly #child: ChildProcess;
  readonly #limits: StreamLimits;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #onEnd: () => void;
  #timer: NodeJS.Timeout | undefined;
  #hasEnded = false;

  constructor(child: ChildProcess, limits: StreamLimits, onEnd: () => void) {
    this.#child = child;
    this.#limits = limits;
    this.#onEnd = onEnd;
    const { stdout } = child;
    this.#chunks = (stdout ?? Readable.from([]))[Symbol.asyncIterator]();
    // Not `once`: a signal that cannot be sent is reported by the same event.
    child.on("error", () => this.end());
    limits.signal.addEventListener("abort", this.end, { once: true });
    // The signal may have been aborted while the film was opened.
    if (limits.signal.aborted) this.end();
  }

  /** @returns the next chunk; null at the end */
  async next(): Promise<Uint8Array | null> {
    this.#killAfter(this.#limits.stalledMs);
    try {
      const { done, value } = await this.#chunks.next();
      if (!done) {
        this.#killAfter(this.#limits.idleMs);
        return value;
      }
    } catch {
      // The program and its pipe were closed by the kill: this is the end of its output.
    }
    this.end();
    return null;
  }

  readonly end = (): void => {
    clearTimeout(this.#timer);
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#limits.signal.removeEventListener("abort", this.end);
    killTree(this.#child);
    this.#child.stdout?.destroy();
    this.#onEnd();
  };

  #killAfter(delayMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#hasEnded) this.#timer = setTimeout(this.end, delayMs).unref();
  }
}
