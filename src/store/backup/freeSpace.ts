import { statfsSync } from "node:fs";
import { diagnoseDiskFault } from "../../disk/index.ts";
import { errorCode } from "../../errors/index.ts";
import { BackupProblem } from "./backupProblem.ts";

/** Reserve for other programs, the database's log and the directory itself. */
const SPARE_BYTES = 8 * 1024 ** 2;

/** @throws BackupProblem `backup_no_room`, before anything is written */
export function requireFreeSpace(folder: string, neededBytes: number): void {
  if (hasFreeSpace(folder, neededBytes)) return;
  const freeBytes = freeBytesIn(folder);
  throw new BackupProblem("backup_no_room", folder, `${megabytes(neededBytes)} needed, ${megabytes(freeBytes)} free`);
}

export function hasFreeSpace(folder: string, neededBytes: number): boolean {
  return freeBytesIn(folder) >= neededBytes + SPARE_BYTES;
}

function freeBytesIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** A folder that accepts no files at all is named with the reason: it may be on another disk than the library. */
export function explainUnwritable(error: unknown, folder: string): unknown {
  if (error instanceof BackupProblem) return error;
  const fault = diagnoseDiskFault(error, folder);
  if (!fault) return error;
  if (fault.code === "disk_full") return new BackupProblem("backup_no_room", folder, errorCode(error) ?? "", error);
  return new BackupProblem(`backup_${fault.code}`, fault.path, "", error);
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
