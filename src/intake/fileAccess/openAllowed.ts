import type { FileHandle } from "node:fs/promises";
import { realpath } from "node:fs/promises";
import { hasCode } from "../../errors/index.ts";
import { type AllowedRoots, isAllowed } from "./allowedRoots.ts";
import { LinkInPath, nativeRealPath, openWithoutLinks, openWithoutLinksSync } from "./openWithoutLinks.ts";

/** What was opened, and its real path. */
interface Opened<Handle> {
  readonly handle: Handle;
  readonly realPath: string;
}

/**
 * Opens a recorded path. Recorded paths contain no links, so a path with a link was changed since. The link is followed
 * only into folders that the user added, compared as they were recorded.
 *
 * Blocks: call it in a worker thread.
 * @throws LinkInPath when it leads anywhere else, or the file system's error
 */
export function openAllowedSync(path: string, flags: number, roots: AllowedRoots): Opened<number> {
  try {
    return { handle: openWithoutLinksSync(path, flags), realPath: path };
  } catch (error) {
    if (!mayBeLink(error)) throw error;
    const realPath = nativeRealPath(path);
    requireAllowed(path, realPath, roots, error);
    return { handle: openWithoutLinksSync(realPath, flags), realPath };
  }
}

/** The same without blocking. @throws LinkInPath, or the file system's error */
export async function openAllowed(path: string, flags: number, roots: AllowedRoots): Promise<Opened<FileHandle>> {
  try {
    return { handle: await openWithoutLinks(path, flags), realPath: path };
  } catch (error) {
    if (!mayBeLink(error)) throw error;
    const realPath = await realpath(path);
    requireAllowed(path, realPath, roots, error);
    return { handle: await openWithoutLinks(realPath, flags), realPath };
  }
}

/** Linux reports `ENOTDIR` for a link among the folders, and `ELOOP` for one in place of the file. */
function mayBeLink(error: unknown): boolean {
  return error instanceof LinkInPath || hasCode(error, "ELOOP", "ENOTDIR");
}

function requireAllowed(path: string, realPath: string, roots: AllowedRoots, error: unknown): void {
  // Not a link: there is a file where a folder is expected.
  if (realPath === path && !(error instanceof LinkInPath)) throw error;
  if (!isAllowed(realPath, roots)) throw new LinkInPath();
}
