import { realpathSync } from "node:fs";
import { isSameSpelling, nativePaths, resolveRealPathSync } from "../../paths/index.ts";

/** Real paths that may be read; null where the person named the path itself. */
export type AllowedRoots = readonly string[] | null;

/** Both are real paths: links are resolved before they are compared. */
export function isAllowed(realPath: string, roots: AllowedRoots): boolean {
  return roots === null || roots.some((root) => realPath === root || nativePaths.isInside(realPath, root));
}

/**
 * Keeps the roots that are still real paths. Roots are recorded as real paths: one that is now a link, or below one,
 * was replaced and allows nothing, like one that does not exist.
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
