/**
 * Watching one folder. In: its path. Out: events about the films in it and below, and how it is watched. What was there
 * before is left to a scan.
 */

export { isWithoutFilms } from "./folderContent.ts";
export type { FolderEvent, FolderWatch, WatchStatus } from "./folderEvent.ts";
export { type WatchOptions, watchFolder } from "./watchFolder.ts";
