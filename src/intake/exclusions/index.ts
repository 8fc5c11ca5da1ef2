/**
 * What is never added to the library, and why: the one list of names, and the ignore files that people write. In: names,
 * paths and the text of ignore files. Out: reasons. Nothing is read here.
 */
export { excludedFile, excludedFolder, isHidden, isPartialName, isVideoName } from "./classifyName.ts";
export { IGNORE_FILE_NAMES, type IgnoreSyntax, ignoreSyntax, isIgnoreFile } from "./ignoreFileNames.ts";
export { type IgnoreRules, ignoredBy, parseIgnoreFile } from "./ignoreRules.ts";
export type { Exclusion, SkipReason } from "./skipReason.ts";
