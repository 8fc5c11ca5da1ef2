import { accessSync, closeSync, constants, openSync, readdirSync, type Stats, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { hasCode } from "../errors/index.ts";
import { type DiskFault, type DiskFaultCode, diskFaultCodeOf } from "./diskFault.ts";
import { isAtFileSizeLimit } from "./fileSizeLimit.ts";

/** These codes already say what is wrong; examining the path could only find a different problem. */
const SELF_EXPLANATORY: ReadonlySet<DiskFaultCode> = new Set([
  "disk_full",
  "disk_quota",
  "too_many_open_files",
  "file_size_limit",
  "path_too_long",
]);

const FILES_NEEDED = 16;
const DATABASE_FILE = /\.(?:db|db-wal|db-shm|lock)$/;

/**
 * Finds out what is wrong with a path, and with which part of it. Several causes share one error code (SQLite reports a
 * missing permission, a missing folder and too many open files as `SQLITE_CANTOPEN`; `mkdir` on a read-only disk fails
 * with `ENOENT`), so the path itself is examined.
 *
 * @param folder the path that the error is about, if it names none itself
 * @returns null for an error that is not the fault of a disk or a path
 */
export function diagnoseDiskFault(error: unknown, folder: string): DiskFault | null {
  const code = diskFaultCodeOf(error);
  if (code === null) return null;
  const named = pathOf(error);
  const path = named ?? folder;
  if (SELF_EXPLANATORY.has(code)) return { code, path };
  const found = examinePath(path, named !== null && code !== "path_not_a_folder");
  if (found) return found;
  if (named !== null) return { code, path };
  if (code === "disk_failing" && isAtFileSizeLimit(folder)) return { code: "file_size_limit", path };
  return examineFiles(folder) ?? { code, path };
}

function pathOf(error: unknown): string | null {
  // A file is renamed to the name of a folder: that is the one in the way.
  if (hasCode(error, "EISDIR") && error instanceof Error && "dest" in error && typeof error.dest === "string")
    return error.dest;
  return error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : null;
}

/**
 * Examines the nearest existing part of a path: can it be read and written, and is it a folder unless it may be a file?
 */
function examinePath(whole: string, mayBeFile: boolean): DiskFault | null {
  for (let path = whole; ; path = dirname(path)) {
    const stats = statsOf(path);
    if (stats === null) {
      if (dirname(path) === path) return null;
      continue;
    }
    if (!("isDirectory" in stats)) return stats;
    if (!stats.isDirectory())
      return mayBeFile && path === whole ? examineFile(path) : { code: "path_not_a_folder", path };
    return examine(path, () => {
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
      openSeveralFiles(path);
    });
  }
}

/**
 * Finds out whether enough files can be opened for a database with its log, index and lock; no function reports that.
 */
function openSeveralFiles(path: string): void {
  const opened: number[] = [];
  try {
    while (opened.length < FILES_NEEDED) opened.push(openSync(path, "r"));
  } finally {
    for (const descriptor of opened) closeSync(descriptor);
  }
}

/** @returns null when nothing exists there, a fault when the system refuses access */
function statsOf(path: string): Stats | DiskFault | null {
  try {
    return statSync(path);
  } catch (error) {
    // Without permission the cause is a folder above, which is examined next.
    if (hasCode(error, "ENOENT", "ENOTDIR", "EACCES")) return null;
    return { code: diskFaultCodeOf(error) ?? "disk_failing", path };
  }
}

/** A file in the folder may belong to another user, for example after the program was once run as root. */
function examineFiles(folder: string): DiskFault | null {
  try {
    for (const name of readdirSync(folder)) {
      const fault = DATABASE_FILE.test(name) ? examineFile(join(folder, name)) : null;
      if (fault) return fault;
    }
    return null;
  } catch {
    return null; // the folder has changed since it was examined
  }
}

function examineFile(path: string): DiskFault | null {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return { code: "path_not_a_file", path };
  return examine(path, () => accessSync(path, constants.R_OK | constants.W_OK));
}

function examine(path: string, use: () => void): DiskFault | null {
  try {
    use();
    return null;
  } catch (error) {
    const code = diskFaultCodeOf(error);
    return code === null ? null : { code, path };
  }
}
