import { realpathSync } from "node:fs";

/**
 * Where links that are now in a recorded path may lead: the watched folders as recorded, and the real paths of the
 * program's own folders.
 * @param watched recorded real paths. They are not resolved again, because a link may have replaced one of them
 */
export function accessRoots(watched: readonly string[], own: readonly string[]): readonly string[] {
  return [...watched, ...own.flatMap(realPathIfThere)];
}

function realPathIfThere(folder: string): string[] {
  try {
    return [realpathSync.native(folder)];
  } catch {
    // The folder does not exist yet.
    return [];
  }
}
