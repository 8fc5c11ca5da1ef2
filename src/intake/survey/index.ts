/** What lies where: files by their content, folders with all that lies below. Nothing is remembered here. */
export { judgeName } from "./fileNames.ts";
export { type SurveyBatch, type SurveyOptions, survey } from "./survey.ts";
export type { Refusal, SurveyedFile } from "./surveyed.ts";
