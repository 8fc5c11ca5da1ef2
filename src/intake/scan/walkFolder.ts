import type { Workers } from "../../workers/index.ts";
import { intakeTasks } from "../tasks.ts";
import type { Refusal } from "./inspectedPath.ts";
import type { ScannedFile, ScannedFolder } from "./readFolders.ts";

const FOLDERS_AT_ONCE = 64;
/** More than any library has; a file system in a loop has more. */
const MAX_FOLDERS = 200_000;

export interface WalkOptions {
  readonly workers: Pick<Workers, "run">;
  /** Where links may lead; the walked folder itself when not given. */
  readonly allowedRoots?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Part of a walk: seen = entries + refused + ignored. */
export interface WalkBatch {
  readonly entries: ScannedFile[];
  readonly refused: Refusal[];
  readonly ignored: number;
  readonly seen: number;
}

/**
 * Yields the files in a folder and below, 64 folders at a time, by name and metadata alone: comparing 10,000 recorded
 * files opens none of them. A folder reached twice (a link to its parent) is walked once.
 * @throws the signal's reason
 */
export async function* walkFolder(root: string, options: WalkOptions): AsyncGenerator<WalkBatch> {
  const allowedRoots = options.allowedRoots ?? [root];
  const visited = new Set<string>();
  let waiting = [root];
  for (let walked = 0; waiting.length > 0 && walked < MAX_FOLDERS; walked += FOLDERS_AT_ONCE) {
    const folders = waiting.slice(0, FOLDERS_AT_ONCE);
    const read = await options.workers.run(
      intakeTasks.readFolders,
      { folders, allowedRoots },
      { signal: options.signal },
    );
    const listings = read.filter((listing) => isFirstVisit(listing, visited));
    waiting = [...waiting.slice(FOLDERS_AT_ONCE), ...listings.flatMap((listing) => listing.folders)];
    yield toBatch(listings);
  }
}

function isFirstVisit({ identity }: ScannedFolder, visited: Set<string>): boolean {
  if (identity === null) return true;
  if (visited.has(identity)) return false;
  visited.add(identity);
  return true;
}

function toBatch(listings: readonly ScannedFolder[]): WalkBatch {
  return {
    entries: listings.flatMap((listing) => listing.entries),
    refused: listings.flatMap((listing) => listing.refused),
    ignored: listings.reduce((sum, listing) => sum + listing.ignored, 0),
    seen: listings.reduce((sum, listing) => sum + listing.seen, 0),
  };
}
