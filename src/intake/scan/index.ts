/**
 * Scanning: which films lie under dropped paths and in folders. In: paths. Out: files with their content inspected
 * (container, completeness, fingerprint), and what was refused, batch by batch. Nothing is written here.
 */
export type { InspectedFile, Refusal } from "./inspectedPath.ts";
export { type ScanBatch, type ScanOptions, scan } from "./scan.ts";
export type { ScannedFile } from "./scannedFile.ts";
export type { SkippedEntry } from "./skippedEntries.ts";
