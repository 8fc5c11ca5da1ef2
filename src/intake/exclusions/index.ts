/**
 * Decides what is never added to the library, and why, from one list of names and users' ignore files. Input: names,
 * paths and the text of ignore files. Output: skip reasons. Nothing here accesses the disk.
 */
export { excludedFile, excludedFolder, isHidden, isPartialName, isVideoName } from "./classifyName.ts";
export { IGNORE_FILE_NAMES, type IgnoreSyntax, ignoreSyntax, isIgnoreFile } from "./ignoreFileNames.ts";
export { type IgnoreRules, ignoredBy, parseIgnoreFile } from "./ignoreRules.ts";
export type { Exclusion, SkipReason } from "./skipReason.ts";
