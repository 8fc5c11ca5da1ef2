/** What happens in a folder while the program runs. */
export type { FolderEvent, FolderWatch, WatchStatus } from "./folderEvent.ts";
export { type WatchOptions, watchFolder } from "./watchFolder.ts";
