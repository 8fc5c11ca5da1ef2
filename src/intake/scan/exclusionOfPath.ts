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

/**
 * Whether a scan would skip a file that a drop or a watch named directly.
 * @param roots watched folders: folders above them exclude nothing
 */
export function exclusionOfPath(path: string, roots: readonly string[], cache: IgnoreFileCache): Exclusion | null {
  const byName = excludedFile(basename(path));
  if (byName && DECIDED_BY_NAME.has(byName.reason)) return byName;
  const folders = foldersAbove(path, roots);
  for (const folder of folders.slice(1)) {
    const excluded = excludedFolder(basename(folder));
    if (excluded) return excluded;
  }
  const rules = folders.flatMap((folder) => rulesIn(folder, cache));
  if (rules.length === 0) return null;
  const ignored = folders.slice(1).map((folder) => ignoredBy(folder, true, rules));
  const fact = ignored.find((one) => one !== null) ?? ignoredBy(path, false, rules);
  return fact === null ? null : { reason: "ignored_by_file", fact };
}

/** From the watched folder down to the file's folder; outside watched folders only the file's own folder. */
function foldersAbove(path: string, roots: readonly string[]): string[] {
  const folders = [nativePaths.dirname(path)];
  const root = roots.find((one) => nativePaths.isInside(path, one));
  if (root === undefined) return folders;
  for (let [folder = root] = folders; folder !== root && nativePaths.isInside(folder, root); ) {
    folder = nativePaths.dirname(folder);
    folders.unshift(folder);
  }
  return folders;
}

function rulesIn(folder: string, cache: IgnoreFileCache): readonly IgnoreRules[] {
  const known = cache.get(folder) ?? readIgnoreFiles(folder, IGNORE_FILE_NAMES);
  cache.set(folder, known);
  return known;
}
