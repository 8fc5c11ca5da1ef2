/**
 * Paths as each system writes them: what is inside what, one normal form for one path, and the spelling on the disk.
 *
 * In: paths from file dialogs, drops, folders and the database. Out: paths that can be compared, and ranges for SQL.
 * Rules come by kind (`posix`, `windows`), so that both can be tested on every machine; `nativePaths` are this
 * machine's. No other code splits, joins or compares paths by their characters.
 */

export { displacedPath, displayPath } from "./displacedPath.ts";
export { fileNameIn, lastPathSegment, pathSegments } from "./foreignPaths.ts";
export { isSameSpelling } from "./isSameSpelling.ts";
export { nativePaths } from "./nativePaths.ts";
export { type PathKind, type PathRange, type PathRules, pathRules } from "./pathRules.ts";
export { isPrivatePath, type UnwatchableReason, unwatchableReason } from "./privatePath.ts";
export { resolveRealPath, resolveRealPathSync } from "./realPath.ts";
export { type Disk, existsAsSpelled, isRespelled, toDiskSpelling, toDiskSpellings } from "./spelling.ts";
export { isReservedName, withoutTrailingDots } from "./windowsNames.ts";
