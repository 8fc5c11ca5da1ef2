import type { FileHandle } from "node:fs/promises";
import type { AllowedRoots } from "./allowedRoots.ts";
import { type HeldFolder, openFolder } from "./openFolder.ts";
import { openFileHandle } from "./openForReading.ts";

/** Opens files and folders of people, for other features: those never open one by its path. */
export interface UserFiles {
  /** A file for reading; the caller closes it. @throws LinkInPath, or the file system's error */
  openFile(path: string): Promise<FileHandle>;
  /** A folder in which something is read, written or removed. @throws LinkInPath, or the file system's error */
  openFolder(path: string): Promise<HeldFolder>;
}

/** @param roots where links that are in a path by now may lead */
export function createUserFiles(roots: () => AllowedRoots): UserFiles {
  return {
    openFile: async (path) => (await openFileHandle(path, roots())).handle,
    openFolder: (path) => openFolder(path, roots()),
  };
}
