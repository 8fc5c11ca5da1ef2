import { stat } from "node:fs/promises";
import type { Workers } from "../../workers/index.ts";
import { intakeTasks } from "../tasks.ts";
import type { FolderListing } from "./folderListing.ts";

/** Pictures may be replaced without their folder's time changing: after this long it is listed again in any case. */
const FRESH_MS = 10_000;
const MAX_FOLDERS = 32;

export interface FolderListingsParts {
  readonly workers: Workers;
}

/** What lies beside films, a folder listed once for the many files in it that come one after the other. */
export function createFolderListings({ workers }: FolderListingsParts) {
  const listed = new Map<string, { readonly at: number; readonly content: Promise<FolderListing> }>();

  return {
    /** The same object as long as nothing changed. */
    async list(path: string, signal?: AbortSignal): Promise<FolderListing> {
      const known = listed.get(path);
      if (known && performance.now() - known.at < FRESH_MS) {
        const content = await known.content;
        if (content.mtimeMs === (await mtimeOf(path))) return content;
      }
      const content = workers.run(intakeTasks.listSidecarFiles, path, { signal });
      listed.delete(path);
      listed.set(path, { at: performance.now(), content });
      // What failed is not remembered.
      content.catch(() => listed.delete(path));
      const [oldest] = listed.keys();
      if (listed.size > MAX_FOLDERS && oldest !== undefined) listed.delete(oldest);
      return content;
    },

    /** Bytes of a file beside a film, null where it cannot be had or is too large. */
    async readFile(path: string, maxBytes: number, signal?: AbortSignal): Promise<Uint8Array | null> {
      const outcome = await workers.run(intakeTasks.readSmallFile, { path, maxBytes }, { signal });
      return outcome.kind === "read" ? outcome.bytes : null;
    },
  };
}

export type FolderListings = ReturnType<typeof createFolderListings>;

async function mtimeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    // As an unreadable folder is listed.
    return 0;
  }
}
