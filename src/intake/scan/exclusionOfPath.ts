import { basename } from "node:path";
import { nativePaths } from "../../paths/index.ts";
import {
  type Exclusion,
  excludedFile,
  excludedFolder,
  IGNORE_FILE_NAMES,
  type IgnoreRules,
  ignoredBy,
  type SkipReason,
} from "../exclusions/index.ts";
import { readIgnoreFiles } from "./ignoreFiles.ts";

/** Excluded regardless of content. For other names the content is checked first: a film may be named `film.dat`. */
const DECIDED_BY_NAME: ReadonlySet<SkipReason> = new Set([
  "control_file",
  "recycle_bin",
  "snapshot",
  "thumbnails",
  "system_file",
  "hidden",
]);

/** Ignore files by folder, so that each is read once for the many files of a batch. */
export type IgnoreFileCache = Map<string, readonly IgnoreRules[]>;

/** What a scan of the watched folders would skip. */
export interface ExclusionScope {
  /** The watched folders: folders above them exclude nothing. */
  readonly roots: readonly string[];
  /** Excluded paths that a user added anyway. */
  readonly included: ReadonlySet<string>;
  readonly cache: IgnoreFileCache;
}

/** Whether a scan would skip a file that a drop or a watch named directly. */
export function exclusionOfFile(path: string, scope: ExclusionScope): Exclusion | null {
  if (scope.included.has(path)) return null;
  const byName = excludedFile(basename(path));
  if (byName && DECIDED_BY_NAME.has(byName.reason)) return byName;
  return exclusionByFolders(path, false, scope);
}

/** Whether a scan would skip a folder that a drop named directly. Outside the watched folders none is skipped. */
export function exclusionOfFolder(path: string, scope: ExclusionScope): Exclusion | null {
  if (scope.included.has(path) || !isInside(path, scope)) return null;
  return exclusionByFolders(path, true, scope) ?? excludedFolder(basename(path));
}

/** The ignore rules that the watched folder and the folders below it state for a folder in them. */
export function rulesAbove(path: string, scope: ExclusionScope): readonly IgnoreRules[] {
  return isInside(path, scope) ? rulesIn(foldersAbove(path, scope), scope) : [];
}

/** Whether the path is in a watched folder, and is not one itself. */
function isInside(path: string, scope: ExclusionScope): boolean {
  const root = rootOf(path, scope);
  return root !== null && root !== path;
}

function exclusionByFolders(path: string, isFolder: boolean, scope: ExclusionScope): Exclusion | null {
  const folders = foldersAbove(path, scope);
  // The first one is watched, or was added anyway.
  const below = folders.slice(1);
  for (const folder of below) {
    const excluded = excludedFolder(basename(folder));
    if (excluded) return excluded;
  }
  const rules = rulesIn(folders, scope);
  if (rules.length === 0) return null;
  const ignored = below.map((folder) => ignoredBy(folder, true, rules));
  const fact = ignored.find((one) => one !== null) ?? ignoredBy(path, isFolder, rules);
  return fact === null ? null : { reason: "ignored_by_file", fact };
}

/**
 * From the watched folder, or the innermost folder that a user added anyway, down to the path's own folder; outside
 * watched folders only the path's own folder.
 */
function foldersAbove(path: string, scope: ExclusionScope): string[] {
  const folders = [nativePaths.dirname(path)];
  const root = rootOf(path, scope);
  if (root === null) return folders;
  // A watched folder that was replaced by a file of its name has no folder inside it.
  for (let [folder = root] = folders; nativePaths.isInside(folder, root) && !scope.included.has(folder); ) {
    folder = nativePaths.dirname(folder);
    folders.unshift(folder);
  }
  return folders;
}

/** The innermost watched folder that the path is in, or is itself. */
function rootOf(path: string, { roots }: ExclusionScope): string | null {
  const around = roots.filter((root) => root === path || nativePaths.isInside(path, root));
  return around.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** A folder that a user added anyway is read whatever its ignore files state. */
function rulesIn(folders: readonly string[], { included, cache }: ExclusionScope): readonly IgnoreRules[] {
  return folders
    .filter((folder) => !included.has(folder))
    .flatMap((folder) => {
      const known = cache.get(folder) ?? readIgnoreFiles(folder, IGNORE_FILE_NAMES);
      cache.set(folder, known);
      return known;
    });
}
