/**
 * What became of files: which content lies where now, and which file of the library it is. One way for scans, drops
 * and what watchers tell. In: what was found on the disk, and what is known. Out: changes, by content first and by path
 * second. Nothing is written here.
 */

export type { Change, KnownFile, SeenContent } from "./change.ts";
export { type FoundFile, isPartial, isStillBeingWritten, toFound, toPartial } from "./foundFile.ts";
export { hashCollidingFiles } from "./hashCollidingFiles.ts";
export { reconcile } from "./reconcile.ts";
export { findRelatedFiles, isUntouched, toKnownFile } from "./relatedFiles.ts";
export { type RelatedScan, type ScanRelatedParts, scanRelatedFiles, toSeenContents } from "./scanRelatedFiles.ts";
