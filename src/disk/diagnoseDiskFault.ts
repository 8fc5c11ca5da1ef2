import { accessSync, closeSync, constants, openSync, readdirSync, type Stats, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { hasCode } from "../errors/index.ts";
import { type DiskFault, type DiskFaultCode, diskFaultCodeOf } from "./diskFault.ts";
import { isAtFileSizeLimit } from "./fileSizeLimit.ts";

/** These say themselves what is wrong; a look at the path could only find a second thing. */
const CERTAIN: ReadonlySet<DiskFaultCode> = new Set([
  "disk_full",
  "disk_quota",
  "too_many_open_files",
  "file_size_limit",
  "path_too_long",
]);

const FILES_NEEDED = 16;
const OF_DATABASE = /\.(?:db|db-wal|db-shm|lock)$/;

/**
 * What is wrong with a path, and with which part of it. Several causes share one error code (SQLite reports a missing
 * permission, a missing folder and too many open files as `SQLITE_CANTOPEN`; `mkdir` on a read-only disk ends in
 * `ENOENT`), so the path itself is examined.
 *
 * @param folder what the error is about, where it names no path itself
 * @returns null for an error that is not the fault of a disk or a path
 */
export function diagnoseDiskFault(error: unknown, folder: string): DiskFault | null {
  const code = diskFaultCodeOf(error);
  if (code === null) return null;
  const named = pathOf(error);
  const path = named ?? folder;
  if (CERTAIN.has(code)) return { code, path };
  const found = examinePath(path, named !== null && code !== "path_not_a_folder");
  if (found) return found;
  if (named !== null) return { code, path };
  if (code === "disk_failing" && isAtFileSizeLimit(folder)) return { code: "file_size_limit", path };
  return examineFiles(folder) ?? { code, path };
}

function pathOf(error: unknown): string | null {
  return error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : null;
}

/** The nearest part of a path that is there: can it be read and written, and is it a folder unless it may be a file? */
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
      openSome(path);
    });
  }
}

/** The one way to learn that no more files may be opened: a database has its log, its index and its lock. */
function openSome(path: string): void {
  const opened: number[] = [];
  try {
    while (opened.length < FILES_NEEDED) opened.push(openSync(path, "r"));
  } finally {
    for (const descriptor of opened) closeSync(descriptor);
  }
}

/** @returns null where nothing is there, a fault where the system refuses to look */
function statsOf(path: string): Stats | DiskFault | null {
  try {
    return statSync(path);
  } catch (error) {
    // Not permitted to look: a folder above is to blame, and is examined next.
    if (hasCode(error, "ENOENT", "ENOTDIR", "EACCES")) return null;
    return { code: diskFaultCodeOf(error) ?? "disk_failing", path };
  }
}

/** One file of the folder may belong to another user: a program once run as root leaves such. */
function examineFiles(folder: string): DiskFault | null {
  try {
    for (const name of readdirSync(folder)) {
      const fault = OF_DATABASE.test(name) ? examineFile(join(folder, name)) : null;
      if (fault) return fault;
    }
    return null;
  } catch {
    return null; // the folder was examined a moment ago, and has changed since
  }
}

function examineFile(path: string): DiskFault | null {
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
