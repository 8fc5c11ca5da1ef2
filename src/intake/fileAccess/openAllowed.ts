import type { FileHandle } from "node:fs/promises";
import { realpath } from "node:fs/promises";
import { hasCode } from "../../errors/index.ts";
import { type AllowedRoots, isAllowed } from "./allowedRoots.ts";
import { LinkInPath, nativeRealPath, openWithoutLinks, openWithoutLinksSync } from "./openWithoutLinks.ts";

/** What was opened, and where it is without links. */
interface Opened<Handle> {
  readonly handle: Handle;
  readonly realPath: string;
}

/**
 * Opens a recorded path. Recorded paths hold no links, so one that does was changed since: it is followed only into the
 * folders that the person named, which are compared as they were recorded.
 *
 * Run it in a thread.
 * @throws LinkInPath where it leads anywhere else, or the file system's error
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

/** The same, off the calling thread. @throws LinkInPath, or the file system's error */
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

/** Linux says `ENOTDIR` of a link among the folders, and `ELOOP` of one in the file's place. */
function mayBeLink(error: unknown): boolean {
  return error instanceof LinkInPath || hasCode(error, "ELOOP", "ENOTDIR");
}

function requireAllowed(path: string, realPath: string, roots: AllowedRoots, error: unknown): void {
  // No link after all: a file stands where a folder is expected.
  if (realPath === path && !(error instanceof LinkInPath)) throw error;
  if (!isAllowed(realPath, roots)) throw new LinkInPath();
}
