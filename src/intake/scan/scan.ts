import { intakeTasks } from "../tasks.ts";
import type { InspectedFile, InspectedFolder, InspectedPath, Refusal } from "./inspectedPath.ts";
import type { ScannedFile } from "./scannedFile.ts";
import type { SkippedEntry } from "./skippedEntries.ts";
import { type WalkOptions, walkFolder } from "./walkFolder.ts";

const PATHS_AT_ONCE = 64;

/** Part of a scan: seen = files + known + refused + ignored. */
export interface ScanBatch {
  readonly files: InspectedFile[];
  /** Files in folders that `isKnown` recognised by size and time; their content was not read. */
  readonly known: ScannedFile[];
  readonly refused: Refusal[];
  /** Details of the ignored files and folders. */
  readonly skipped: readonly SkippedEntry[];
  /** Number of ignored files that are sidecar files. */
  readonly companions: number;
  readonly ignored: number;
  readonly seen: number;
}

export interface ScanOptions extends WalkOptions {
  /** True for a file in a folder that has not changed since it was last read. */
  readonly isKnown?: (entry: ScannedFile) => boolean;
  /**
   * The watched folders: a file or folder that their scan would skip is refused when named directly. Without it none
   * is refused.
   */
  readonly exclusionRoots?: readonly string[];
}

/**
 * Scans what a person dropped or what a watched folder holds: files by their content, folders with all that is below.
 * Batches come as they are ready, so that a large folder can be worked on before its end is known.
 * @throws the signal's reason
 */
export async function* scan(paths: readonly string[], options: ScanOptions): AsyncGenerator<ScanBatch> {
  for (const some of groupsOf(paths)) {
    const inspected = await inspect(some, options);
    const folders = inspected.filter((one): one is InspectedFolder => one.kind === "folder");
    if (inspected.length > folders.length) yield toBatch(inspected);
    for (const folder of folders) yield* scanFolderTree(folder, options);
  }
}

async function* scanFolderTree(
  { path: root, rules }: Pick<InspectedFolder, "path" | "rules">,
  options: ScanOptions,
): AsyncGenerator<ScanBatch> {
  // A dropped folder may be read because it was dropped: without roots, links must stay inside it.
  const allowedRoots = options.allowedRoots ?? [root];
  for await (const batch of walkFolder(root, {
    ...options,
    allowedRoots,
    rules,
    watchedRoots: options.exclusionRoots,
  })) {
    const known: ScannedFile[] = [];
    const unread: string[] = [];
    for (const entry of batch.entries)
      if (options.isKnown?.(entry)) known.push(entry);
      else unread.push(entry.path);
    yield { ...batch, files: [], known, seen: batch.seen - unread.length };
    const checked = { ...options, allowedRoots, exclusionRoots: undefined };
    for (const some of groupsOf(unread)) yield toBatch(await inspect(some, checked));
  }
}

function inspect(paths: readonly string[], options: ScanOptions): Promise<InspectedPath[]> {
  const { workers, allowedRoots, exclusionRoots, included, signal } = options;
  return workers.run(intakeTasks.inspectPaths, { paths, allowedRoots, exclusionRoots, included }, { signal });
}

function toBatch(inspected: readonly InspectedPath[]): ScanBatch {
  const files = inspected.filter((one): one is InspectedFile => one.kind === "file");
  const refused = inspected.filter((one): one is Refusal => one.kind === "refused");
  const seen = files.length + refused.length;
  return { files, known: [], refused, skipped: [], companions: 0, ignored: 0, seen };
}

function* groupsOf<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += PATHS_AT_ONCE) yield all.slice(at, at + PATHS_AT_ONCE);
}
