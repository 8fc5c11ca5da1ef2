import { nativePaths } from "../../paths/index.ts";
import type { IgnoreSyntax } from "./ignoreFileNames.ts";
import { matchesGlob } from "./matchesGlob.ts";

/** A parsed ignore file, as plain values that can be sent to a worker thread. */
export interface IgnoreRules {
  /** The folder that contains the ignore file. */
  readonly folder: string;
  /** The name shown in the skip reason: `.ignore`. */
  readonly name: string;
  /** Whether the whole folder is excluded. */
  readonly isWholeFolder: boolean;
  readonly patterns: readonly IgnorePattern[];
}

export interface IgnorePattern {
  /** The original pattern, shown in the skip reason. */
  readonly text: string;
  readonly isNegated: boolean;
  readonly isForFoldersOnly: boolean;
  /** Whether the pattern is matched against the path below the folder instead of each name. */
  readonly isAnchored: boolean;
  /** In lower case, with names separated by slashes. */
  readonly glob: string;
  /** In `.plexignore` files `*` also matches slashes. */
  readonly starCrossesFolders: boolean;
}

/** More rules than a user writes. */
const MAX_PATTERNS = 1_000;
const MAX_PATTERN_LENGTH = 500;
/** Patterns use `/` on every system. */
const ENDS_WITH_SLASH = /\/$/;

/**
 * Parses the text of an ignore file.
 * - `.ignore` (Jellyfin 10.11 and Emby): empty, it excludes its folder; otherwise its lines are patterns of gitignore.
 * - `.plexignore` (Plex): lines are patterns, `*` stands for any text; a pattern with a slash is a path below the folder.
 * - `.nomedia` (Android, Kodi): excludes its folder, whatever it contains.
 *
 * Names are compared without regard to case, as Windows and macOS do.
 * Sources: jellyfin.org/docs/general/server/media/excluding-directory, support.plex.tv "Excluding content from scanning",
 * developer.android.com MediaStore.MEDIA_IGNORE_FILENAME
 */
export function parseIgnoreFile(folder: string, name: string, syntax: IgnoreSyntax, text: string): IgnoreRules {
  const isWholeFolder = syntax === "nomedia" || (syntax === "jellyfin" && text.trim() === "");
  if (isWholeFolder) return { folder, name, isWholeFolder, patterns: [] };
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const patterns = lines.flatMap((line) => parsePattern(line, syntax) ?? []).slice(0, MAX_PATTERNS);
  return { folder, name, isWholeFolder, patterns };
}

function parsePattern(line: string, syntax: IgnoreSyntax): IgnorePattern | null {
  const text = line.trim();
  if (text === "" || text.startsWith("#") || text.length > MAX_PATTERN_LENGTH) return null;
  return syntax === "plex" ? plexPattern(text) : gitPattern(text);
}

function gitPattern(text: string): IgnorePattern {
  const isNegated = text.startsWith("!");
  const written = isNegated ? text.slice(1) : text.replace(/^\\(?=[#!])/, "");
  const isForFoldersOnly = ENDS_WITH_SLASH.test(written);
  const path = written.replace(ENDS_WITH_SLASH, "");
  return {
    text,
    isNegated,
    isForFoldersOnly,
    isAnchored: path.includes("/"),
    glob: path.replace(/^\//, "").toLowerCase(),
    starCrossesFolders: false,
  };
}

/** `Extras/*` excludes the folder's content, so the folder itself is not read either. */
function plexPattern(text: string): IgnorePattern {
  const path = text.replace(/^\.?\//, "").replace(ENDS_WITH_SLASH, "");
  return {
    text,
    isNegated: false,
    isForFoldersOnly: ENDS_WITH_SLASH.test(text),
    isAnchored: text.replace(ENDS_WITH_SLASH, "").includes("/"),
    glob: path.toLowerCase(),
    starCrossesFolders: true,
  };
}

/**
 * The last matching pattern decides. Rules of deeper folders come after those of parent folders.
 * @param rules from the outermost folder to the innermost
 * @returns the ignore file and the pattern for display; null when the path is not excluded
 */
export function ignoredBy(path: string, isFolder: boolean, rules: readonly IgnoreRules[]): string | null {
  let fact: string | null = null;
  for (const { folder, name, isWholeFolder, patterns } of rules) {
    const below = nativePaths.relativeTo(path, folder);
    if (below === null) continue;
    if (isWholeFolder) return name;
    const names = below.toLowerCase().split(nativePaths.separator);
    for (const pattern of patterns)
      if (matches(pattern, names, isFolder)) fact = pattern.isNegated ? null : `${name}: ${pattern.text}`;
  }
  return fact;
}

/** Folder patterns are not applied to files: they were applied to the parent folders before. */
function matches(pattern: IgnorePattern, names: readonly string[], isFolder: boolean): boolean {
  if (pattern.isForFoldersOnly && !isFolder) return false;
  const compared = pattern.isAnchored ? names.join("/") : (names.at(-1) ?? "");
  return matchesGlob(pattern.glob, compared, pattern.starCrossesFolders);
}
