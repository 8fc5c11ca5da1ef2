import { statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { type DiskFault, type DiskFaultCode, diagnoseDiskFault, diskFaultCodeOf } from "../../disk/index.ts";
import { nativePaths } from "../../paths/index.ts";

export interface StorageTrouble extends DiskFault {
  /** Where the disk is mounted; on Windows its drive. */
  readonly volume: string;
  /** Null where it is unknown. */
  readonly freeBytes: number | null;
}

/** Limits of the whole program, from any source of the error. */
const PROGRAM_WIDE: ReadonlySet<DiskFaultCode> = new Set(["disk_full", "disk_quota", "too_many_open_files"]);
/** A missing file or an unusable name does not mean that a disk has a problem. */
const OF_PATHS: ReadonlySet<DiskFaultCode> = new Set([
  "path_missing",
  "path_not_a_folder",
  "path_not_a_file",
  "path_too_long",
]);

/** @returns null for an error that is not the fault of a disk */
export function storageCodeOf(error: unknown): DiskFaultCode | null {
  const code = diskFaultCodeOf(error);
  if (code === null || OF_PATHS.has(code)) return null;
  // On Windows a file that another program has open fails with the code of a missing permission.
  return code === "no_permission" && process.platform === "win32" ? null : code;
}

/**
 * The trouble of the disk that holds the library. Errors of a film's own drive are not: they name its path, or come from
 * a thread.
 * @returns null for any other error
 */
export function storageTroubleOf(error: unknown, folder: string): StorageTrouble | null {
  const code = storageCodeOf(error);
  if (code === null) return null;
  const path = error instanceof Error && "path" in error && typeof error.path === "string" ? error.path : null;
  const isOfStore = error instanceof Error && error.name !== "TaskFailed" && path === null;
  // A limit of the program or the machine: the library's files are affected next.
  const isOutOfFiles = code === "too_many_open_files";
  const isOurs =
    path === null ? isOfStore || PROGRAM_WIDE.has(code) : isOutOfFiles || nativePaths.isInside(path, folder);
  if (!isOurs) return null;
  return troubleAt(diagnose(error, code, folder), folder);
}

/** The same for the error of a probe, where a missing folder counts as well. */
export function troubleOfProbe(error: unknown, folder: string): StorageTrouble | null {
  const fault = diagnoseDiskFault(error, folder);
  return fault && troubleAt(fault, folder);
}

function troubleAt(fault: DiskFault, folder: string): StorageTrouble {
  return { ...fault, volume: volumeOf(folder), freeBytes: freeBytesOf(folder) };
}

function diagnose(error: unknown, code: DiskFaultCode, folder: string): DiskFault {
  // A film's path is not part of the library, and only the owner may see it.
  if (code === "too_many_open_files") return { code, path: folder };
  return diagnoseDiskFault(error, folder) ?? { code, path: folder };
}

function freeBytesOf(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null; // gone, or the system is out of files to open
  }
}

/** The highest folder on the same disk. */
function volumeOf(folder: string): string {
  try {
    const { dev } = statSync(folder);
    let volume = folder;
    for (let above = dirname(volume); above !== volume && statSync(above).dev === dev; above = dirname(volume))
      volume = above;
    return volume;
  } catch {
    return folder; // it cannot be resolved any more: the folder itself says enough
  }
}
