/**
 * Sidecar files: NFO, subtitles and images that lie in a film's folder and belong to it. In: a video's path. Out: which
 * files belong to it, by name and metadata, and their bytes. What an NFO says is read by `src/nfo`.
 */
export { filmLocation } from "./filmLocation.ts";
export type { FolderListing } from "./folderListing.ts";
export { createFolderListings, type FolderListings } from "./folderListings.ts";
export { pickSidecarFiles, type SidecarFiles } from "./pickSidecarFiles.ts";
export { SidecarFileRecords, type StoredSubtitle } from "./sidecarFileRecords.ts";
export { readTrailingFlags } from "./subtitleName.ts";
