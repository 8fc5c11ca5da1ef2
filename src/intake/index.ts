/**
 * How files come in (UC6). In: drops, uploads, watched folders. Out: recorded files with durable jobs, what was probed
 * of them, where they are now. Files of a person are never moved, changed or deleted; a missing file is a state.
 */
export { createIntake, type Intake } from "./createIntake.ts";
export type { DiscRole, Discs, DiscVideo } from "./discs/index.ts";
export { findMediaPrograms } from "./ffmpeg/mediaPrograms.ts";
export type { FolderHandle } from "./fileAccess/openFolder.ts";
export type { UserFiles } from "./fileAccess/userFiles.ts";
export { createFileReads, type FileReads } from "./files/fileReads.ts";
export type { FileRecord } from "./files/fileRecord.ts";
export type { FileRecords } from "./files/fileRecords.ts";
export { isUnchangedRecord } from "./files/unchangedRecord.ts";
export type { ProbedMedia } from "./probe/index.ts";
export {
  type FolderListing,
  type FolderListings,
  filmLocation,
  pickSidecarFiles,
  type SidecarFileRecords,
  type SidecarFiles,
} from "./sidecarFiles/index.ts";
export { createSkippedFileReads, type SkippedFileReads } from "./skippedFiles/index.ts";
