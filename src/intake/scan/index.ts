/** What lies where: files by their content, folders with all that lies below. Nothing is remembered here. */

export { classifyName } from "../fileAccess/fileNames.ts";
export { type FileStat, lstatFile, statPaths } from "../fileAccess/fileStat.ts";
export { openForReading } from "../fileAccess/openForReading.ts";
export type { InspectedFile, Refusal } from "./inspectedPath.ts";
export type { ScannedFile } from "./readFolders.ts";
export { type ScanBatch, type ScanOptions, scan } from "./scan.ts";
