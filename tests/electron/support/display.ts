import { execFileSync, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Readable } from "node:stream";
import { DEADLINES } from "../../support/deadlines.ts";

/** Debian packages: the virtual display, and the libraries that Electron links to. */
const PACKAGES = ["xvfb", "libgtk-3-0", "libnss3", "libasound2", "libgbm1"];

export interface Display {
  /** For `DISPLAY`. */
  readonly name: string;
  stop(): void;
}

/**
 * Starts a separate virtual display.
 * @returns null where Xvfb is neither installed nor can be installed
 */
export async function startDisplay(): Promise<Display | null> {
  if (!findProgram("Xvfb") && !installPackages()) return null;
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1920x1200x24", "-nolisten", "tcp", "-ac"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const { promise, resolve } = Promise.withResolvers<string | null>();
  server.on("error", () => resolve(null));
  server.on("exit", () => resolve(null));
  const numbers = server.stdio[3] as Readable; // opened as a pipe above
  numbers.once("data", (chunk) => resolve(`:${String(chunk).trim()}`));
  const name = await promise;
  return name === null ? null : { name, stop: () => server.kill() };
}

/** Only root may install; anyone else gets the tests skipped, with a line that names the packages. */
function installPackages(): boolean {
  if (process.getuid?.() !== 0 || !findProgram("apt-get")) return false;
  console.log(`Installing the virtual display for the window tests: ${PACKAGES.join(" ")}`);
  const options = {
    stdio: "ignore",
    timeout: DEADLINES.testMs,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  } as const;
  try {
    execFileSync("apt-get", ["update"], options);
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", ...PACKAGES], options);
    return true;
  } catch {
    return false; // no network, or the packages do not exist: the caller reports that the tests are skipped
  }
}

export function findProgram(name: string): string | null {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}
