import { realpathSync } from "node:fs";
import { nativePaths } from "../../paths/index.ts";

/** Real paths that may be read; null where the person named the path itself. */
export type AllowedRoots = readonly string[] | null;

/** Both are real paths: links are resolved before they are compared. */
export function isAllowed(realPath: string, roots: AllowedRoots): boolean {
  return roots === null || roots.some((root) => realPath === root || nativePaths.isInside(realPath, root));
}

/** Roots without links; one that is not there allows nothing. */
export function realRoots(roots: readonly string[]): string[] {
  return roots.flatMap((root) => {
    try {
      return [realpathSync.native(root)];
    } catch {
      return [];
    }
  });
}
