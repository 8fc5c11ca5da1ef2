import { lstatSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nativePaths, resolveRealPathSync, toDiskSpellings } from "../../paths/index.ts";
import { classifyName, isHidden } from "./fileNames.ts";

/**
 * Where each path really lies: links followed, names as they are stored. One file is one path, however it was reached.
 * What is not there stays as it is written. It belongs into a thread of the `media` pool.
 */
export function realFilmPaths({ paths }: { readonly paths: readonly string[] }): string[] {
  return toDiskSpellings({ paths: paths.map(realFilmPath) });
}

/**
 * A link to a file that bears no film's name itself, or lies hidden (git-annex keeps its files so), stays: its own name
 * is all there is to recognise it by.
 */
export function realFilmPath(path: string): string {
  try {
    const real = resolveRealPathSync(path);
    const isLinkToFile = lstatSync(path).isSymbolicLink() && statSync(path).isFile();
    return isLinkToFile && !isVideoPath(real) ? join(resolveRealPathSync(dirname(path)), basename(path)) : real;
  } catch {
    // Not there, or a circle of links: whoever reads it will say so.
    return path;
  }
}

function isVideoPath(path: string): boolean {
  if (classifyName(basename(path)) !== "video") return false;
  for (let folder = path; folder !== nativePaths.dirname(folder); folder = nativePaths.dirname(folder))
    if (isHidden(nativePaths.basename(folder))) return false;
  return true;
}
