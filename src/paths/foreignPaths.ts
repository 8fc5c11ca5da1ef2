import { type PathKind, pathRules } from "./pathRules.ts";

// For texts that may be a path of any system: names that browsers send, and lines of the journal.

/** The kind of system that writes such a path. A posix name may hold a backslash; a Windows one holds no slash. */
function kindOf(path: string): PathKind {
  const isWindows =
    /^[A-Za-z]:[\\/]/.test(path) || path.startsWith("\\\\") || (path.includes("\\") && !path.includes("/"));
  return isWindows ? "windows" : "posix";
}

/**
 * The names of a path, from the outermost; a slash in a path of Windows separates too.
 * @param longest only so many characters at the end are read
 */
export function pathSegments(path: string, longest: number): string[] {
  return path.slice(-longest).split(kindOf(path) === "windows" ? /[/\\]/ : "/");
}

/** The last name of an absolute path. Any other text, such as `Face/Off`, stays whole. */
export function fileNameIn(text: string): string {
  const kind = kindOf(text);
  return pathRules(kind).isAbsolute(text) ? pathRules(kind).basename(text) || text : text;
}

/** The last part of a name from another system, whichever separator that uses. */
export function lastPathSegment(name: string): string {
  return name.split(/[/\\]/).at(-1) ?? "";
}
