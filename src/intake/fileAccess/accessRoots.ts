import { realpathSync } from "node:fs";

/**
 * Where links that are in a recorded path by now may lead: the watched folders as they were recorded, and the program's
 * own folders, whichever links lead to those today.
 * @param watched recorded real paths: not resolved again, since a link may have taken the place of one
 */
export function accessRoots(watched: readonly string[], own: readonly string[]): readonly string[] {
  return [...watched, ...own.flatMap(realPathIfThere)];
}

function realPathIfThere(folder: string): string[] {
  try {
    return [realpathSync.native(folder)];
  } catch {
    // Nothing was uploaded yet.
    return [];
  }
}
