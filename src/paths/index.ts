/**
 * Paths as each system writes them: what lies inside what, one writing for one path, and the spelling on the disk.
 *
 * In: paths from file dialogs, drops, folders and the database. Out: paths that can be compared, and ranges for SQL.
 * Rules come by kind (`posix`, `windows`), so that both can be tested on every machine; `nativePaths` are this
 * machine's. Nothing else in the program cuts, glues or compares paths by their characters.
 */
export { afterLastSlash, fileNameIn, namesOf } from "./anyPath.ts";
export { displacedPath, shownPath } from "./displaced.ts";
export { nativePaths } from "./nativePaths.ts";
export { type PathKind, type PathRange, type PathRules, pathRules } from "./pathRules.ts";
export { realPlace, realPlaceNow } from "./realPlace.ts";
export { sameSpelling } from "./sameSpelling.ts";
export { type Disk, existsAsSpelled, isRespelled, spelledAsOnDisk, spellPaths } from "./spelling.ts";
export { isReservedName, withoutTrailingDots } from "./windowsNames.ts";
