/** What lies where: files by their content, folders with all that lies below. Nothing is remembered here. */
export { type FileLook, lookAtItself, lookAtPaths } from "./fileLook.ts";
export { judgeName } from "./fileNames.ts";
export { openForReading } from "./openForReading.ts";
export type { FolderEntry } from "./readFolders.ts";
export { type SurveyBatch, type SurveyOptions, survey } from "./survey.ts";
export type { Refusal, SurveyedFile } from "./surveyed.ts";
