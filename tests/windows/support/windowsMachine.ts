import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, win32 } from "node:path";
import type { WindowsParts } from "./obtainWindows.ts";
import { endWine, runWine, wineEnvironment, wineProgram } from "./wine.ts";

/** A Windows machine of this test run's own. */
export interface WindowsMachine {
  /** A folder next to the packages, for this machine only: programs in it find the packages. */
  readonly programs: string;
  /** A path of the machine as a path of this system: `C:\films` → `<prefix>/drive_c/films`. */
  outside(path: string): string;
  /** Starts a script with Node for Windows. Paths of this machine are written as Windows sees them: `Z:\…`. */
  run(words: readonly string[], environment?: Readonly<Record<string, string>>): ChildProcess;
  /**
   * Starts what Wine starts with the first program that asks for a desktop, as ffprobe does. Those services would
   * inherit the first program's output and keep it open, and who reads it would wait for ever.
   */
  startDesktop(): Promise<void>;
  /** Ends everything that runs on it, and removes it. */
  remove(): Promise<void>;
}

const FFPROBE = "@ffprobe-installer/win32-x64/ffprobe.exe";

export function createMachine({ wine, packages }: WindowsParts): WindowsMachine {
  mkdirSync(join(packages.folder, "runs"), { recursive: true });
  const folder = mkdtempSync(join(packages.folder, "runs/run-"));
  const prefix = join(folder, "prefix");
  copyPrefix(wine.freshPrefix, prefix);
  const running = new Set<ChildProcess>();

  return {
    programs: join(folder, "programs"),
    outside(path) {
      const { root } = win32.parse(path);
      const rest = path.slice(root.length).replaceAll("\\", "/");
      if (/^c:/i.test(root)) return join(prefix, "drive_c", rest);
      // `\\server\share\` is a folder of this name for Wine.
      return join(prefix, "dosdevices/unc", root.replaceAll("\\", "/"), rest);
    },
    run(words, environment = {}) {
      const child = spawn(wineProgram(wine.root, "wine64"), [packages.node, ...words], {
        env: {
          ...wineEnvironment(wine.root, prefix),
          NAPI_RS_FORCE_WASI: "error",
          NODE_NO_WARNINGS: "1",
          ...environment,
        },
        stdio: "ignore",
      });
      running.add(child);
      child.once("exit", () => running.delete(child));
      return child;
    },
    startDesktop: () =>
      runWine(wine.root, prefix, "wine64", [join(packages.folder, "node_modules", FFPROBE), "-version"]),
    async remove() {
      // One that starts just now would start Wine's server again.
      await Promise.all([...running].map((child) => [once(child, "exit"), child.kill("SIGKILL")][0]));
      await endWine(wine.root, prefix);
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** As Windows sees a path of this machine. */
export function fromWindows(path: string): string {
  return `Z:${path.replaceAll("/", "\\")}`;
}

/** Half a gigabyte of read-only libraries: hard-linked where the file system can. */
function copyPrefix(from: string, to: string): void {
  execFileSync("cp", ["--archive", "--link", from, to]);
}
