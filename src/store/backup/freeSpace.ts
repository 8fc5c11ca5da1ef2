import { statfsSync } from "node:fs";
import { errorCode } from "../../errors/index.ts";
import { BackupProblem } from "./backupProblem.ts";

/** Reserve for other programs, the database's log and the directory itself. */
const SPARE_BYTES = 8 * 1024 ** 2;

/** @throws BackupProblem `backup_no_room`, before anything is written */
export function requireFreeSpace(folder: string, neededBytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes + SPARE_BYTES) return;
  throw new BackupProblem("backup_no_room", folder, `${megabytes(neededBytes)} needed, ${megabytes(freeBytes)} free`);
}

/** The same problem when the disk becomes full while it is written. */
export function explainFullDisk(error: unknown, folder: string): unknown {
  const code = errorCode(error) ?? "";
  const isFull = code === "ENOSPC" || code === "EDQUOT" || code.startsWith("SQLITE_FULL");
  return isFull ? new BackupProblem("backup_no_room", folder, code, error) : error;
}

/** A folder that accepts no files at all is named too: it may be on another disk than the library. */
export function explainUnwritable(error: unknown, folder: string): unknown {
  const code = errorCode(error) ?? "";
  const isRefused = ["EROFS", "EACCES", "EPERM"].includes(code) || /^SQLITE_(?:READONLY|CANTOPEN)/.test(code);
  return isRefused ? new BackupProblem("backup_not_writable", folder, code, error) : explainFullDisk(error, folder);
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
