import { randomBytes } from "node:crypto";
import { rmdir, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { hasCode } from "../../errors/index.ts";
import { lstatFile } from "../fileAccess/fileStat.ts";
import { openForReading } from "../fileAccess/openForReading.ts";
import { fingerprintOf, takeSamples } from "../fingerprint/fingerprint.ts";
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
export function isCreated(path: string, created: CreatedFile): boolean {
  const stat = statOrNull(path);
  if (!stat?.isFile) return false;
  const isSameNumber = created.inode !== null && created.inode === stat.inode;
  // It was cut off while it was written: only its number says more than its place.
  if (isSameNumber && created.sizeBytes === null) return true;
  // By place: a file system without numbers, or a data folder that was copied from another disk.
  if ((!isSameNumber && created.path !== path) || created.sizeBytes !== stat.sizeBytes) return false;
  // Earlier versions stored no fingerprint of attached subtitles.
  return created.fingerprint === null || created.fingerprint === fingerprintOfFile(path);
}

/** Removes one file, and the folder that was made for it once nothing is left in it. Never more than that. */
export async function deleteFile(path: string): Promise<void> {
  await unlink(path).catch(unlessCode("ENOENT"));
  await deleteUploadFolder(path);
}

export async function deleteUploadFolder(path: string): Promise<void> {
  const own = dirname(path);
  if (FOLDER_NAME.test(basename(own))) await rmdir(own).catch(unlessCode("ENOENT", "ENOTEMPTY", "EEXIST", "EPERM"));
}

/** The fingerprint that a scan of the file computes. */
export function fingerprintOfFile(path: string): string {
  using file = openForReading(path);
  return fingerprintOf(file.stat.sizeBytes, takeSamples(file.stat.sizeBytes, file.readAt));
}

export function statOrNull(path: string) {
  try {
    return lstatFile(path);
  } catch {
    // Gone, or out of reach: nothing that could be removed.
    return null;
  }
}

function unlessCode(...codes: readonly string[]): (error: unknown) => void {
  return (error) => {
    if (!hasCode(error, ...codes)) throw error;
  };
}
