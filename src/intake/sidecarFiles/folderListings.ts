import type { Workers } from "../../workers/index.ts";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { folderTime } from "../fileAccess/folderTime.ts";
import { intakeTasks } from "../tasks.ts";
import type { FolderListing } from "./folderListing.ts";

/** An image may be replaced without its folder's time changing: after this long the folder is listed again. */
const FRESH_MS = 10_000;
const MAX_FOLDERS = 32;

export interface FolderListingsParts {
  readonly workers: Pick<Workers, "run">;
  /** Where links that are now in a path may lead. */
  roots(): AllowedRoots;
  /** Whether a real path is one of the program's own. */
  isPrivate(path: string): boolean;
}

/** Listings of film folders: a folder is listed once for the many files in it that are identified one after the other. */
export interface FolderListings {
  /** The same object as long as nothing changed. */
  list(path: string, signal?: AbortSignal): Promise<FolderListing>;
  /** @returns the bytes of a small file; null when it cannot be read, is larger, or is one of the program's own */
  readFile(path: string, maxBytes: number, signal?: AbortSignal): Promise<Uint8Array | null>;
}

export function createFolderListings({ workers, roots, isPrivate }: FolderListingsParts): FolderListings {
  const listed = new Map<string, { readonly at: number; readonly content: Promise<FolderListing> }>();

  return {
    async list(path, signal) {
      const known = listed.get(path);
      if (known && performance.now() - known.at < FRESH_MS) {
        // Null where whoever asked first gave up, or the thread failed: it is listed again for this caller.
        const content = await known.content.catch(() => null);
        signal?.throwIfAborted();
        if (content && content.mtimeMs === (await folderTime(path, roots()))) return content;
      }
      const content = workers.run(intakeTasks.listSidecarFiles, { folder: path, roots: roots() }, { signal });
      listed.delete(path);
      listed.set(path, { at: performance.now(), content });
      // A failed listing is not cached.
      content.catch(() => {
        if (listed.get(path)?.content === content) listed.delete(path);
      });
      const [oldest] = listed.keys();
      if (listed.size > MAX_FOLDERS && oldest !== undefined) listed.delete(oldest);
      return content;
    },

    async readFile(path, maxBytes, signal) {
      if (isPrivate(path)) return null;
      const outcome = await workers.run(intakeTasks.readSmallFile, { path, maxBytes, roots: roots() }, { signal });
      return outcome.kind === "read" ? outcome.bytes : null;
    },
  };
}
