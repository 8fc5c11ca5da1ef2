import { nativePaths } from "./nativePaths.ts";

/** Folders inside the data folder with films and subtitles: uploads, attached subtitles, and the sample films. */
const FILM_FOLDERS = ["uploads", "subtitles", "open-films"];

/**
 * Whether a path is one of the program's own files: database, keys, backups and logs. They are never served as a
 * film's file, even if a database row says so, because a restored backup may have been written by anyone.
 * @param path without links
 * @param dataFolders spellings of the data folder
 */
export function isPrivatePath(path: string, dataFolders: readonly string[]): boolean {
  return dataFolders.some((folder) => {
    const inside = nativePaths.relativeTo(path, folder);
    if (inside === null) return false;
    const [name = "", ...below] = inside.split(nativePaths.separator);
    return !FILM_FOLDERS.includes(name) || below.length === 0;
  });
}

/** Why a folder must not be watched: it is the program's own, or the whole disk with the program. */
export type UnwatchableReason = "own_folder" | "whole_disk";

/**
 * Watching these would let members add any file on the disk, or the program's own files.
 * @param dataFolders spellings of the data folder; a parent folder may be watched, and the program's own files in it
 * stay private
 */
export function unwatchableReason(folder: string, dataFolders: readonly string[]): UnwatchableReason | null {
  const path = nativePaths.normalize(folder);
  const owned = dataFolders.map(nativePaths.normalize);
  if (owned.some((own) => path === own || nativePaths.isInside(path, own))) return "own_folder";
  return owned.some((own) => path === nativePaths.normalize(nativePaths.root(own))) ? "whole_disk" : null;
}
