/**
 * Watched folders. In: folders that a person adds. Out: files ingested as they come, marked missing when they go, and
 * how each folder is watched. A folder whose drive is away is offline: none of its files is called missing.
 */
export { DriveRecords } from "./driveRecords.ts";
export { WatchedFolderRecords } from "./watchedFolderRecords.ts";
export { WatchedFolders } from "./watchedFolders.ts";
