import { visibleMarks } from "./visibleMarks.ts";

/**
 * Paths of the engine's machine, as the page shows them. A path is one of Windows if it starts with a drive or with two
 * backslashes; on other systems a name may contain a backslash.
 */
function isWindows(path: string): boolean {
  return /^[A-Za-z]:[\\/]/.test(path) || path.startsWith("\\\\");
}

function namesOf(path: string): string[] {
  return path.split(isWindows(path) ? /[\\/]+/ : /\/+/);
}

/** The last part of a path, for display: hidden and direction characters are made visible. */
export function fileNameOf(path: string): string {
  return visibleMarks(lastNameOf(path));
}

function lastNameOf(path: string): string {
  return namesOf(path).findLast(Boolean) ?? path;
}

/** The path without its last part, for display; empty for a bare name. */
export function parentFolderOf(path: string): string {
  return visibleMarks(path.slice(0, Math.max(path.lastIndexOf(lastNameOf(path)) - 1, 0)));
}

/** Whether a path is the folder itself or below it. */
export function isWithin(path: string, folder: string): boolean {
  const inner = comparableNames(path);
  const outer = comparableNames(folder);
  // A folder may end with a separator.
  const names = outer.at(-1) === "" ? outer.slice(0, -1) : outer;
  return names.every((name, index) => inner[index] === name);
}

/** Windows paths are case-insensitive. */
function comparableNames(path: string): string[] {
  return namesOf(isWindows(path) ? path.toLowerCase() : path);
}
