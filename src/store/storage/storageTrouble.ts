import { statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { nativePaths } from "../../paths/index.ts";

/** Why a disk cannot be written; part of the API. */
export type StorageCode = "disk_full" | "disk_quota" | "disk_read_only" | "disk_failing" | "too_many_open_files";

export interface StorageTrouble {
  readonly code: StorageCode;
  /** Where the disk is mounted; on Windows its drive. */
  readonly volume: string;
  /** Null where it is unknown. */
  readonly freeBytes: number | null;
}

/** By the code of the system, or of SQLite; its extended ones (`SQLITE_IOERR_WRITE`) begin with the primary one. */
const CODES: Readonly<Record<string, StorageCode>> = {
  SQLITE_FULL: "disk_full",
  ENOSPC: "disk_full",
  EDQUOT: "disk_quota",
  SQLITE_READONLY: "disk_read_only",
  EROFS: "disk_read_only",
  SQLITE_IOERR: "disk_failing",
  SQLITE_CANTOPEN: "disk_failing",
  EIO: "disk_failing",
  EMFILE: "too_many_open_files",
  ENFILE: "too_many_open_files",
};
/** Limits of the whole program, from any source of the error. */
const PROGRAM_WIDE: ReadonlySet<StorageCode> = new Set(["disk_full", "disk_quota", "too_many_open_files"]);

/** @returns null for an error that is not the fault of a disk */
export function storageCodeOf(error: unknown): StorageCode | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const code = String(error.code);
  const known = Object.keys(CODES).find((one) => code === one || code.startsWith(`${one}_`));
  return known === undefined ? null : (CODES[known] ?? null);
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
  return { code, volume: volumeOf(folder), freeBytes: freeBytesOf(folder) };
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
