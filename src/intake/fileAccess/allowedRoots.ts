import { realpathSync } from "node:fs";
import { isSameSpelling, nativePaths, resolveRealPathSync } from "../../paths/index.ts";

/** Real paths that may be read; null where the person named the path itself. */
export type AllowedRoots = readonly string[] | null;

/** Both are real paths: links are resolved before they are compared. */
export function isAllowed(realPath: string, roots: AllowedRoots): boolean {
  return roots === null || roots.some((root) => realPath === root || nativePaths.isInside(realPath, root));
}

/**
 * Roots without links. They were recorded as real paths: one that is a link by now, or below one, was replaced and allows
 * nothing, as one that is not there.
 */
export function realRoots(roots: readonly string[]): string[] {
  return roots.flatMap((root) => {
    try {
      return isSameSpelling(resolveRealPathSync(root), root) ? [realpathSync.native(root)] : [];
    } catch {
      return [];
    }
  });
}
