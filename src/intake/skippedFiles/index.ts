/**
 * Records what was not added to the library, and why. Input: entries that scans, drops and watches skipped. Output:
 * rows for the list in the interface (bulk exclusions are counted in one row), and what users added anyway.
 */
export { isAddable } from "./isAddable.ts";
export { addSkipped, replaceSkipped } from "./recordSkipped.ts";
export { createSkippedFileReads, type SkippedFileReads } from "./skippedFileReads.ts";
export { SkippedFileRecords } from "./skippedFileRecords.ts";
