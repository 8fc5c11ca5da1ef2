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
  file: Pick<FileRecord, "path" | "sizeBytes">,
  bin: SystemBin,
  userFiles: UserFiles,
): Promise<void> {
  const isInside = userFiles.insideFolders();
  if (!isInside(file.path)) throw new CodedError("outside_allowed_roots");
  const path = await userFiles.pathForSystem(file.path);
  if (path === null) throw new CodedError("file_gone");
  // A link in the path may lead to another folder.
  if (!isInside(path)) throw new CodedError("outside_allowed_roots");
  if ((await sizeOf(path)) !== file.sizeBytes) throw new CodedError("file_gone");
  try {
    await bin.move(path);
  } catch (error) {
    throw new BinProblem("bin_refused", fileNameIn(path), error);
  }
  if (await isThere(path)) throw new BinProblem("bin_refused", fileNameIn(path));
}

/** @returns null where the file went away or cannot be looked at */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await lstat(path)).size;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
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
