import type { FileHandle } from "node:fs/promises";
import type { AllowedRoots } from "./allowedRoots.ts";
import { type HeldFolder, openFolder } from "./openFolder.ts";
import { openVideo } from "./openVideo.ts";

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
 * @param roots where links that are in a path by now may lead
 * @param isPrivate whether a path without links is the program's own
 */
export function createUserFiles(roots: () => AllowedRoots, isPrivate: (realPath: string) => boolean): UserFiles {
  return {
    openVideo: (path) => openVideo(path, roots(), isPrivate),
    openFolder: (path) => openFolder(path, roots()),
  };
}
