import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { binNameOf, type SystemBin } from "../engine.ts";

const run = promisify(execFile);

/** A bin on another drive may have to copy the file. */
const TIMEOUT_MS = 3_600_000;

/**
 * The bin of the system, for the web host, through the program that the desktop itself uses: `gio` on Linux, as in
 * Electron, and `trash` of macOS 15. Windows has no command that refuses where it would delete for good (decision 91).
 * @returns null where there is none: on a server without a desktop, in a container, on Windows
 */
export function findSystemBin(
  platform: NodeJS.Platform = process.platform,
  searchPath: string = process.env.PATH ?? "",
): SystemBin | null {
  const program = platform === "darwin" ? executable("/usr/bin/trash") : null;
  const gio = platform === "linux" ? findOnPath("gio", searchPath) : null;
  const command = gio ? { file: gio, before: ["trash", "--"] } : program ? { file: program, before: [] } : null;
  if (!command) return null;
  return {
    name: binNameOf(platform),
    async move(path) {
      await run(command.file, [...command.before, path], { timeout: TIMEOUT_MS });
    },
  };
}

function findOnPath(name: string, searchPath: string): string | null {
  const folders = searchPath.split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => executable(join(folder, name))).find((file) => file !== null) ?? null;
}

function executable(file: string): string | null {
  try {
    accessSync(file, constants.X_OK);
    return file;
  } catch {
    // Not there, or not to be run.
    return null;
  }
}
