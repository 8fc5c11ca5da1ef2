import { yieldToEventLoop } from "../../time/index.ts";
import type { Workers } from "../../workers/index.ts";
import type { IgnoreRules } from "../exclusions/index.ts";
import { intakeTasks } from "../tasks.ts";
import type { Refusal } from "./inspectedPath.ts";
import { unpackEntries } from "./packedEntries.ts";
import type { FolderToRead, ScannedFolder } from "./readFolders.ts";
import type { ScannedFile } from "./scannedFile.ts";
import type { SkippedEntry } from "./skippedEntries.ts";

const FOLDERS_AT_ONCE = 64;
/** The number of threads that read folders. */
const READS_AT_ONCE = 2;
const ENTRIES_AT_ONCE = 1_000;
/** More than any library has; a file system in a loop has more. */
const MAX_FOLDERS = 200_000;

export interface WalkOptions {
  readonly workers: Pick<Workers, "run">;
  /** Where links may lead; the walked folder itself when not given. */
  readonly allowedRoots?: readonly string[];
  /** Excluded paths that a user added anyway. */
  readonly included?: readonly string[];
  /** Ignore rules of the folders above it. */
  readonly rules?: readonly IgnoreRules[];
  /** The watched folders: one in another is read whatever the other excludes. */
  readonly watchedRoots?: readonly string[];
  readonly signal?: AbortSignal;
}

/** Part of a walk: seen = entries + refused + ignored. */
export interface WalkBatch {
  readonly entries: ScannedFile[];
  readonly refused: Refusal[];
  readonly skipped: readonly SkippedEntry[];
  /** Number of ignored files that are sidecar files. */
  readonly companions: number;
  readonly ignored: number;
  readonly seen: number;
}

/**
 * Yields the files in a folder and its subfolders, 64 folders at a time, by name and metadata only: comparing 10,000
 * recorded files opens none of them. A folder reached twice (a link to its parent) is read once. The next folders are
 * read while a batch is processed; a large folder is split into several batches, and other requests run between them.
 * @throws the signal's reason
 */
export async function* walkFolder(root: string, options: WalkOptions): AsyncGenerator<WalkBatch> {
  const { included = [], allowedRoots = [root], rules: outerRules = [], watchedRoots = [] } = options;
  const visited = new Set<string>();
  const waiting: FolderToRead[] = [{ path: root, rules: outerRules }];
  const reading: Promise<ScannedFolder[]>[] = [];
  let walked = 0;
  const readMore = () => {
    while (reading.length < READS_AT_ONCE && waiting.length > 0 && walked < MAX_FOLDERS) {
      const folders = waiting.splice(0, FOLDERS_AT_ONCE);
      walked += folders.length;
      const input = { folders, allowedRoots, included, watchedRoots };
      const read = options.workers.run(intakeTasks.readFolders, input, { signal: options.signal });
      read.catch(() => undefined); // The error is thrown where `read` is awaited, unless another one was thrown before.
      reading.push(read);
    }
  };

  for (readMore(); reading.length > 0; readMore()) {
    const read = (await reading.shift()) ?? [];
    const listings = read.filter((listing) => isFirstVisit(listing, visited));
    for (const { folders, rules } of listings) for (const path of folders) waiting.push({ path, rules });
    readMore();
    yield* toBatches(listings);
  }
}

function isFirstVisit({ identity }: ScannedFolder, visited: Set<string>): boolean {
  if (identity === null) return true;
  if (visited.has(identity)) return false;
  visited.add(identity);
  return true;
}

async function* toBatches(listings: readonly ScannedFolder[]): AsyncGenerator<WalkBatch> {
  yield withoutEntries(listings);
  let entries: ScannedFile[] = [];
  for (const listing of listings)
    for (const some of unpackEntries(listing.entries, ENTRIES_AT_ONCE)) {
      entries = entries.concat(some);
      if (entries.length < ENTRIES_AT_ONCE) continue;
      yield onlyEntries(entries);
      entries = [];
      await yieldToEventLoop();
    }
  if (entries.length > 0) yield onlyEntries(entries);
}

function withoutEntries(listings: readonly ScannedFolder[]): WalkBatch {
  const refused = listings.flatMap((listing) => listing.refused);
  const ignored = listings.reduce((sum, listing) => sum + listing.ignored, 0);
  const companions = listings.reduce((sum, listing) => sum + listing.companions, 0);
  const skipped = listings.flatMap((listing) => listing.skipped);
  return { entries: [], refused, skipped, companions, ignored, seen: refused.length + ignored };
}

function onlyEntries(entries: ScannedFile[]): WalkBatch {
  return { entries, refused: [], skipped: [], companions: 0, ignored: 0, seen: entries.length };
}
