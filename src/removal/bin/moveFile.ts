import { lstat } from "node:fs/promises";
import { CodedError, errorCode, hasCode } from "../../errors/index.ts";
import type { FileRecord, UserFiles } from "../../intake/index.ts";
import { fileNameIn } from "../../paths/index.ts";
import { BinProblem, type SystemBin } from "./systemBin.ts";

/**
 * Moves a recorded file to the bin: only a file inside a folder that is watched, or an upload, that is still what was
 * recorded.
 * @throws BinProblem; CodedError `outside_allowed_roots`, `file_gone`. The file is where it was then
 */
export async function moveFile(
  file: Pick<FileRecord, "path" | "sizeBytes" | "fingerprint">,
  bin: SystemBin,
  userFiles: UserFiles,
): Promise<void> {
  const isInside = userFiles.insideFolders();
  if (!isInside(file.path)) throw new CodedError("outside_allowed_roots");
  const path = await userFiles.pathForSystem(file.path);
  if (path === null) throw new CodedError("file_gone");
  // A link in the path may lead to another folder.
  if (!isInside(path)) throw new CodedError("outside_allowed_roots");
  // Two files may have swapped their names since they were scanned: a path says nothing of a film.
  if (!(await isStill(file, path, userFiles))) throw new CodedError("file_gone");
  try {
    await bin.move(path);
  } catch (error) {
    throw new BinProblem("bin_refused", fileNameIn(path), error);
  }
  if (await isThere(path)) throw new BinProblem("bin_refused", fileNameIn(path));
}

/** Whether what is there now is what was recorded; a file that was never read has no fingerprint yet. */
async function isStill(
  { sizeBytes, fingerprint }: Pick<FileRecord, "sizeBytes" | "fingerprint">,
  path: string,
  userFiles: UserFiles,
): Promise<boolean> {
  try {
    if ((await lstat(path)).size !== sizeBytes) return false;
    return fingerprint === null || (await userFiles.fingerprintOf(path)) === fingerprint;
  } catch (error) {
    // It went away, or cannot be looked at.
    if (errorCode(error) === null) throw error;
    return false;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return false;
    throw error;
  }
}
