/**
 * Which recorded file each scanned content is: kept, moved, replaced, copied, linked or new. The same for scans, drops
 * and watch events. In: scanned files and records. Out: changes, by content first and by path second. Nothing is written
 * here.
 */

export type { Change, KnownFile, SeenContent } from "./change.ts";
export { type FoundFile, isPartial, isStillBeingWritten, toFound, toPartial } from "./foundFile.ts";
export { hashCollidingFiles } from "./hashCollidingFiles.ts";
export { reconcile } from "./reconcile.ts";
export { findRelatedFiles, isUntouched, toKnownFile } from "./relatedFiles.ts";
export { type RelatedScan, type ScanRelatedParts, scanRelatedFiles, toSeenContents } from "./scanRelatedFiles.ts";
