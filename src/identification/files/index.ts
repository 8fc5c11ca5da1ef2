/**
 * What identification knows of each file, and the jobs that find it out. In: files that intake recorded. Out: a card
 * from the file's name alone (`card` job), the film that the file is (`identify` job), extras attached to their films,
 * and the stored matches with all that is needed to undo them.
 */
export { isUnmatchUndo, type UnmatchUndo } from "./automaticMatchUndo.ts";
export { cardJob, toProvisionalFilm } from "./cardJob.ts";
export { createExtras, type Extras } from "./extras.ts";
export { factsOf } from "./fileFacts.ts";
export { createFileUndo, type FileUndo, isFilesUndo } from "./fileUndo.ts";
export { createFolderEvidenceReader } from "./folderEvidence.ts";
export { identifyJob } from "./identifyJob.ts";
export type { IdentifyParts } from "./identifyParts.ts";
export { createMatchRecords, type DecisionKind, type Match, type MatchRecords } from "./matchRecords.ts";
export { nfoForFile } from "./nfoForFile.ts";
export { createNfoRecords } from "./nfoRecords.ts";
export { queueEnrichment } from "./queueEnrichment.ts";
export { createReidentify, type Reidentify } from "./reidentify.ts";
