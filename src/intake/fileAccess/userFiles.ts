import type { FileHandle } from "node:fs/promises";
import { errorCode } from "../../errors/index.ts";
import { nativePaths } from "../../paths/index.ts";
import type { Workers } from "../../workers/index.ts";
import { intakeTasks } from "../tasks.ts";
import type { AllowedRoots } from "./allowedRoots.ts";
import { type FolderHandle, openFolder } from "./openFolder.ts";
import { type OpenedFile, openFileHandle } from "./openForReading.ts";

/** Opens the user's files and folders for other features, which must not open them by path. */
export interface UserFiles {
  /**
   * Opens a film's file to send its bytes. The caller closes it.
   * @throws CodedError `file_gone`, `not_a_video`; LinkInPath, or the file system's error
   */
  openVideo(path: string): Promise<FileHandle>;
  /**
   * Returns a path that a system program may be given: without links, in a folder that the user added, and not one of
   * the program's own. A link created between this check and the program's opening would be followed.
   * @returns null when the path leads elsewhere or the file does not exist
   */
  pathForSystem(path: string): Promise<string | null>;
  /** Whether a path is in a watched folder, or that of an upload: what a person may have moved to the bin. */
  insideFolders(): (path: string) => boolean;
  /** Of what is there now, as a scan computes it. @throws LinkInPath, or the file system's error */
  fingerprintOf(path: string): Promise<string>;
  /** Opens a folder to read, write or delete in it. @throws LinkInPath, or the file system's error */
  openFolder(path: string): Promise<FolderHandle>;
}

/**
 * @param openFilm see `openVideo`
 * @param roots where links that are in a path by now may lead
 * @param folders real paths of the watched folders and of uploads
 * @param workers whose threads read the files
 * @param isPrivate whether a real path is one of the program's own
 */
export function createUserFiles(
  openFilm: (path: string) => Promise<OpenedFile>,
  roots: () => AllowedRoots,
  folders: () => readonly string[],
  workers: Workers,
  isPrivate: (realPath: string) => boolean,
): UserFiles {
  return {
    openVideo: async (path) => (await openFilm(path)).handle,
    fingerprintOf: (path) => workers.run(intakeTasks.fingerprintFile, { path, roots: roots() }),
    openFolder: (path) => openFolder(path, roots()),
    insideFolders() {
      const all = folders();
      return (path) => all.some((folder) => nativePaths.isInside(path, folder));
    },
    async pathForSystem(path) {
      try {
        const { handle, realPath } = await openFileHandle(path, roots());
        const isFile = await handle
          .stat()
          .then((stats) => stats.isFile())
          .finally(() => handle.close());
        return isFile && !isPrivate(realPath) ? realPath : null;
      } catch (error) {
        // Missing, unreachable or behind a link: an error of the file system or a refusal.
        if (errorCode(error) !== null) return null;
        throw error;
      }
    },
  };
}
