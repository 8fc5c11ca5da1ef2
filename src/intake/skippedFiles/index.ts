/**
 * What was not added to the library, and why. In: what scans, drops and watches left out. Out: rows for the list that
 * people read, bounded by counting what is excluded in bulk, and what a person added all the same.
 */
export { isAddable } from "./isAddable.ts";
export { addSkipped, replaceSkipped } from "./recordSkipped.ts";
export { createSkippedFileReads, type SkippedFileReads } from "./skippedFileReads.ts";
export { SkippedFileRecords } from "./skippedFileRecords.ts";
