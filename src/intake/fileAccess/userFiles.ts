import type { FileHandle } from "node:fs/promises";
import type { AllowedRoots } from "./allowedRoots.ts";
import { type FolderHandle, openFolder } from "./openFolder.ts";
import type { OpenedFile } from "./openForReading.ts";

/** Opens the user's files and folders for other features, which must not open them by path. */
export interface UserFiles {
  /**
   * Opens a film's file to send its bytes. The caller closes it.
   * @throws CodedError `file_gone`, `not_a_video`; LinkInPath, or the file system's error
   */
  openVideo(path: string): Promise<FileHandle>;
  /** Opens a folder to read, write or delete in it. @throws LinkInPath, or the file system's error */
  openFolder(path: string): Promise<FolderHandle>;
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
