import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { runLimited } from "./runLimited.ts";

type ProgramName = "ffmpeg" | "ffprobe";

export interface MediaProgram {
  readonly path: string;
  /** As the program itself says it: `7.1.1`, `N-47683-g0e8eb07980-static`, … */
  readonly version: string;
  /** Found on the PATH, or came with this program. */
  readonly origin: "path" | "bundled";
  /** Year in its copyright line, the only date that every build carries. */
  readonly year: number | null;
}

export interface MediaPrograms {
  readonly ffmpeg: MediaProgram | null;
  readonly ffprobe: MediaProgram | null;
}

const LIMITS = { timeoutMs: 5_000, maxOutputBytes: 64 * 1_024 };
// Not called `require`: the bundle defines its own.
const load = createRequire(import.meta.url);

/** Looks for ffmpeg and ffprobe on the PATH and among what came with this program, and takes the newer of each. */
export async function findMediaPrograms(signal?: AbortSignal): Promise<MediaPrograms> {
  const [ffmpeg, ffprobe] = await Promise.all([findNewest("ffmpeg", signal), findNewest("ffprobe", signal)]);
  return { ffmpeg, ffprobe };
}

/** The programs, looked for when they are first needed: asking for a version costs a process. */
export function createMediaPrograms(): () => Promise<MediaPrograms> {
  let programs: Promise<MediaPrograms> | undefined;
  return () => {
    programs ??= findMediaPrograms();
    return programs;
  };
}

async function findNewest(name: ProgramName, signal?: AbortSignal): Promise<MediaProgram | null> {
  const [onPath, bundled] = await Promise.all([
    ask(findOnPath(name), "path", signal),
    ask(findBundled(name), "bundled", signal),
  ]);
  if (!onPath || !bundled) return onPath ?? bundled;
  return (onPath.year ?? 0) >= (bundled.year ?? 0) ? onPath : bundled;
}

function findOnPath(name: ProgramName): string | null {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, file)).find(isExecutable) ?? null;
}

/** Inside a package the binaries are unpacked next to the asar archive: nothing can be started from within it. */
function findBundled(name: ProgramName): string | null {
  try {
    const installer: { path: string } = load(`@${name}-installer/${name}`);
    const path = installer.path.replace(/app\.asar(?=[\\/])/, "app.asar.unpacked");
    return isExecutable(path) ? path : null;
  } catch {
    // The installer throws where it has no binary for this kind of machine.
    return null;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function ask(path: string | null, origin: MediaProgram["origin"], signal?: AbortSignal) {
  if (!path) return null;
  const answer = await runLimited(path, ["-hide_banner", "-version"], { ...LIMITS, signal });
  if (answer.kind !== "ended" || answer.exitCode !== 0) return null;
  return readVersion(answer.stdout.toString("utf8"), path, origin);
}

function readVersion(text: string, path: string, origin: MediaProgram["origin"]): MediaProgram {
  const version = /version (\S{1,80})/.exec(text)?.[1] ?? "?";
  const year = /Copyright \(c\) \d{4}-(\d{4})/.exec(text)?.[1];
  return { path, version, origin, year: year ? Number(year) : null };
}
