/** Files and renames that survive a power cut. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Makes a rename or a removal survive a power cut. Windows has no such call for folders. */
export function syncFolderSync(folder: string): void {
  if (process.platform === "win32") return;
  syncPath(folder, "r");
}

export function syncFileSync(file: string): void {
  syncPath(file, "r+");
}

/** The name of a file until it replaces another; a kill may leave it behind. */
export const temporaryName = (file: string): string => `${file}.new`;

/** Replaces a small file atomically: a kill or a full disk leaves the old content. */
export function replaceFileSync(file: string, content: string): void {
  const draft = temporaryName(file);
  rmSync(draft, { force: true });
  try {
    const handle = openSync(draft, "wx", 0o600);
    try {
      // Unlike writeSync it throws when a nearly full disk takes only a part.
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolderSync(dirname(file));
}

function syncPath(path: string, flags: "r" | "r+"): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
