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

/** Whatever the content is. Other names are judged by the content first: a person may have named a film `film.dat`. */
const DECIDED_BY_NAME: ReadonlySet<SkipReason> = new Set([
  "control_file",
  "recycle_bin",
  "snapshot",
  "thumbnails",
  "system_file",
  "hidden",
]);

/** Ignore files by folder: those of one folder are read once for the many files that come in together. */
export type IgnoreFileCache = Map<string, readonly IgnoreRules[]>;

/**
 * Whether a file that was named by itself, by a drop or a watch, would be left out of a scan.
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

/** From the watched folder to the file's own; outside of watched folders only the file's own. */
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
