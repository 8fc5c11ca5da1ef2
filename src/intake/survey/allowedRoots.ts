import { realpathSync } from "node:fs";
import { sep } from "node:path";

/** Real paths that may be read; null where the person named the path itself. */
export type AllowedRoots = readonly string[] | null;

/** Both are real paths: links are resolved before they are compared. */
export function isAllowed(realPath: string, roots: AllowedRoots): boolean {
  return roots === null || roots.some((root) => isInside(realPath, root));
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

function isInside(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
