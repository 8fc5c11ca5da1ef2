import { errorCode } from "../errors/index.ts";

/** Part of the API: the codes of problem documents, and of the reason why background work is paused. */
export type DiskFaultCode =
  | "disk_full"
  | "disk_quota"
  | "disk_read_only"
  | "disk_failing"
  | "too_many_open_files"
  | "no_permission"
  | "file_size_limit"
  | "path_missing"
  | "path_not_a_folder"
  | "path_not_a_file"
  | "path_too_long";

export interface DiskFault {
  readonly code: DiskFaultCode;
  /** The first path that cannot be used. */
  readonly path: string;
}

/**
 * By error code of the system or of SQLite. SQLite's extended codes (`SQLITE_IOERR_WRITE`) begin with the primary one.
 */
const CODES: Readonly<Record<string, DiskFaultCode>> = {
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
  SQLITE_PERM: "no_permission",
  EACCES: "no_permission",
  EPERM: "no_permission",
  EFBIG: "file_size_limit",
  ENOENT: "path_missing",
  ENOTDIR: "path_not_a_folder",
  // From `mkdir`, when a file has the folder's name.
  EEXIST: "path_not_a_folder",
  EISDIR: "path_not_a_file",
  ENAMETOOLONG: "path_too_long",
};
const ALL: ReadonlySet<string> = new Set(Object.values(CODES));

/** @returns null for an error that is not the fault of a disk or a path */
export function diskFaultCodeOf(error: unknown): DiskFaultCode | null {
  const code = errorCode(error);
  if (code === null) return null;
  const known = Object.keys(CODES).find((one) => code === one || code.startsWith(`${one}_`));
  return known === undefined ? null : (CODES[known] ?? null);
}

export function isDiskFaultCode(code: string): code is DiskFaultCode {
  return ALL.has(code);
}
