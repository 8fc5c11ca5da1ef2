import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished, vi } from "vitest";
import { DEADLINES } from "./deadlines.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const ROOT = resolve(import.meta.dirname, "../..");

export interface NpmStart {
  readonly npm: ChildProcess;
  readonly lines: readonly string[];
  /** Waits until a line was printed. */
  line(pattern: RegExp): Promise<string>;
  /** What Ctrl+C in a terminal does. */
  pressCtrlC(): void;
  /** Waits until npm has ended, and gives its status. */
  ended(): Promise<number | null>;
}

/** The real `npm start`, with a separate library, on a free port, without a display unless one is named. */
export function npmStart(words: readonly string[], environment: NodeJS.ProcessEnv = {}): NpmStart {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...inherited } = process.env;
  const npm = process.env.npm_execpath
    ? { command: process.execPath, first: [process.env.npm_execpath] }
    : { command: "npm", first: [] };
  const child = spawn(npm.command, [...npm.first, "start", ...(words.length > 0 ? ["--", ...words] : [])], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32", // its own process group, as in a terminal
    env: {
      ...inherited,
      FILMOTHEQUE_DATA: join(temporaryFolder("npm-start"), "library"),
      FILMOTHEQUE_PORT: "0",
      FILMOTHEQUE_LANGUAGE: "en",
      FILMOTHEQUE_LOG: "error",
      SSH_CONNECTION: "10.0.0.1 1 10.0.0.2 22", // elsewhere than on Linux: no display, and no browser opened
      ...environment,
    },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => lines.push(line));
  const closed = once(child, "exit");
  onTestFinished(() => void child.kill("SIGTERM"));

  return {
    npm: child,
    lines,
    line: (pattern) =>
      vi.waitUntil(() => lines.find((line) => pattern.test(line)), { timeout: DEADLINES.conditionMs, interval: 50 }),
    pressCtrlC: () => void process.kill(-child.pid!, "SIGINT"),
    ended: async () => ((await closed) as [number | null])[0],
  };
}

/** Whether something answers there. */
export async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).status > 0;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
