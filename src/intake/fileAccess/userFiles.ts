import type { FileHandle } from "node:fs/promises";
import type { AllowedRoots } from "./allowedRoots.ts";
import { type HeldFolder, openFolder } from "./openFolder.ts";
import type { OpenedFile } from "./openForReading.ts";

/** Opens files and folders of people, for other features: those never open one by its path. */
export interface UserFiles {
  /**
   * A film's file, to send its bytes; the caller closes it.
   * @throws CodedError `file_gone`, `not_a_video`; LinkInPath, or the file system's error
   */
  openVideo(path: string): Promise<FileHandle>;
  /** A folder in which something is read, written or removed. @throws LinkInPath, or the file system's error */
  openFolder(path: string): Promise<HeldFolder>;
}

/**
 * @param openFilm see `openVideo`
 * @param roots where links that are in a path by now may lead
 */
export function createUserFiles(openFilm: (path: string) => Promise<OpenedFile>, roots: () => AllowedRoots): UserFiles {
  return {
    openVideo: async (path) => (await openFilm(path)).handle,
    openFolder: (path) => openFolder(path, roots()),
  };
}
