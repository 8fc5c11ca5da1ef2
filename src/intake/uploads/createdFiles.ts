import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { hasCode } from "../../errors/index.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { lstatFile } from "../fileAccess/fileStat.ts";
import { type FolderHandle, openFolder } from "../fileAccess/openFolder.ts";
import { fingerprintOfFile } from "../fingerprint/fingerprintOfFile.ts";
import type { CreatedFile } from "./createdFileRecords.ts";

const FOLDER_NAME = /^[0-9a-f]{16}$/;

/** The path of a new folder for one file, with a random name. */
export function newUploadFolder(above: string): string {
  return join(above, randomBytes(8).toString("hex"));
}

/**
 * Whether the file at a path is the one that was created: by its inode, or else by its path. Its content must be the
 * same, too, where that is known: a file system gives the number of a removed file to the next one.
 */
export function isCreated(path: string, created: CreatedFile, roots: AllowedRoots): boolean {
  const stat = statOrNull(path);
  if (!stat?.isFile) return false;
  const isSameNumber = created.inode !== null && created.inode === stat.inode;
  // It was cut off while it was written: only its number says more than its place.
  if (isSameNumber && created.sizeBytes === null) return true;
  // By place: a file system without numbers, or a data folder that was copied from another disk.
  if ((!isSameNumber && created.path !== path) || created.sizeBytes !== stat.sizeBytes) return false;
  // Earlier versions stored no fingerprint of attached subtitles.
  return created.fingerprint === null || created.fingerprint === fingerprintOrNull(path, roots);
}

/** Removes one file, and the folder that was made for it once nothing is left in it. Never more than that. */
export async function deleteFile(path: string, roots: AllowedRoots): Promise<void> {
  await inFolder(dirname(path), roots, (folder) => folder.remove(basename(path)));
  await deleteUploadFolder(path, roots);
}

export async function deleteUploadFolder(path: string, roots: AllowedRoots): Promise<void> {
  const own = dirname(path);
  if (FOLDER_NAME.test(basename(own)))
    await inFolder(dirname(own), roots, (folder) => folder.removeEmptyFolder(basename(own)));
}

/** Does nothing if the folder is gone. @throws LinkInPath when it was replaced by a link */
async function inFolder(
  path: string,
  roots: AllowedRoots,
  act: (folder: FolderHandle) => Promise<void>,
): Promise<void> {
  try {
    await using folder = await openFolder(path, roots);
    await act(folder);
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
  }
}

/** Null when the file or its folder was replaced by a link. */
function fingerprintOrNull(path: string, roots: AllowedRoots): string | null {
  try {
    return fingerprintOfFile(path, roots);
  } catch (error) {
    if (hasCode(error, "outside_allowed_roots")) return null;
    throw error;
  }
}

export function statOrNull(path: string) {
  try {
    return lstatFile(path);
  } catch {
    // Gone, or out of reach: nothing that could be removed.
    return null;
  }
}
