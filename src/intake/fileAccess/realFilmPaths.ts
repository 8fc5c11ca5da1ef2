import { lstatSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nativePaths, resolveRealPathSync, toDiskSpellings } from "../../paths/index.ts";
import { isHidden, isVideoName } from "../exclusions/index.ts";

/**
 * The real path of each path: links followed, spelled as on the disk, so that one file is recorded under one path.
 * What is not there stays as it is written. Run it in a thread of the `media` pool.
 */
export function realFilmPaths({ paths }: { readonly paths: readonly string[] }): string[] {
  return toDiskSpellings({ paths: paths.map(realFilmPath) });
}

/**
 * A link stays where the file it leads to is not named like a video or is hidden, as git-annex keeps its files: only the
 * link's name tells which film it is.
 */
export function realFilmPath(path: string): string {
  try {
    const real = resolveRealPathSync(path);
    const isLinkToFile = lstatSync(path).isSymbolicLink() && statSync(path).isFile();
    return isLinkToFile && !isVideoPath(real) ? join(resolveRealPathSync(dirname(path)), basename(path)) : real;
  } catch {
    // Not there, or a cycle of links: reading it will fail with the reason.
    return path;
  }
}

function isVideoPath(path: string): boolean {
  if (!isVideoName(basename(path))) return false;
  for (let folder = path; folder !== nativePaths.dirname(folder); folder = nativePaths.dirname(folder))
    if (isHidden(nativePaths.basename(folder))) return false;
  return true;
}
