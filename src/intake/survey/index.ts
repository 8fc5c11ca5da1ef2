/** What lies where: files by their content, folders with all that lies below. Nothing is remembered here. */
export type { FolderEntry } from "./readFolders.ts";
export { type SurveyBatch, type SurveyOptions, survey } from "./survey.ts";
export type { Refusal, RefusalCode, SurveyedFile } from "./surveyed.ts";
export { type WalkBatch, type WalkOptions, walkFolder } from "./walkFolder.ts";
