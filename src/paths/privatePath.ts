import { nativePaths } from "./nativePaths.ts";

/** Folders of the data folder that hold films and subtitles: uploads, attached subtitles, and the sample films. */
const FILM_FOLDERS = ["uploads", "subtitles", "open-films"];

/**
 * Whether a path lies among the program's own files: its database, keys, backups and logs. No row of the database makes
 * one of them a film's file: a restored backup may have been written by anyone.
 *
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
