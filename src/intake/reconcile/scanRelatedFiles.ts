import { dirname } from "node:path";
import type { Clock } from "../../time/index.ts";
import type { Workers } from "../../workers/index.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import type { FileStat } from "../scan/index.ts";
import { intakeTasks } from "../tasks.ts";
import type { SeenContent } from "./change.ts";
import { type FoundFile, toFound } from "./foundFile.ts";
import { type FileStats, findRelatedFiles, isUntouched } from "./relatedFiles.ts";

export interface ScanRelatedParts {
  readonly files: FileRecords;
  readonly workers: Pick<Workers, "run">;
  readonly clock: Clock;
}

export interface RelatedScan {
  /** What was found, and what lies now where that came from, as far as the trail was followed. */
  readonly found: readonly FoundFile[];
  readonly stats: FileStats;
  /** Whether all that it rests on was looked at, and is recorded as it was then. */
  isCurrent(): boolean;
}

/** A trail this long is a whole shelf renamed at once; the rest of it is met when its own files are. */
const MAX_FILES = 500;

/**
 * Of a rename one may see only one end: the file that came to `b` has left `a`, and another may lie there already. The
 * paths of what is related to the files that were found are looked at too, and what lies there is read where it is not
 * what was known, until no new file is met. So a swap is whole, whichever half of it is told first.
 */
export async function scanRelatedFiles(
  first: readonly FoundFile[],
  parts: ScanRelatedParts,
  signal?: AbortSignal,
): Promise<RelatedScan> {
  const found = new Map(first.map((file) => [file.path, file]));
  const stats = new Map<string, FileStat | null>();
  const contents = new Set<string | null>();
  const lookedFor = new Map<string, FileRecord>();
  for (let newest = first; newest.length > 0 && found.size < MAX_FILES; ) {
    for (const { fingerprint } of newest) contents.add(fingerprint);
    const files = findRelatedFiles(toSeenContents(newest), parts.files, parts.clock.now());
    const unseen = files.filter(({ path }) => !found.has(path) && !stats.has(path));
    if (unseen.length === 0) break;
    const paths = unseen.map(({ path }) => path);
    const told = await parts.workers.run(intakeTasks.statPaths, { paths }, { signal });
    for (const [index, path] of paths.entries()) stats.set(path, told[index] ?? null);
    for (const file of unseen) lookedFor.set(file.path, file);

    const unread = unseen.filter((file) => mayHoldOtherContent(file, stats, contents)).map(({ path }) => path);
    if (unread.length === 0) break;
    // A link that was put there since is not followed out of its folder.
    const allowedRoots = unread.map((path) => dirname(path));
    const inspected = await parts.workers.run(intakeTasks.inspectPaths, { paths: unread, allowedRoots }, { signal });
    newest = inspected.flatMap((one) => (one.kind === "file" ? [toFound(one)] : []));
    for (const file of newest) found.set(file.path, file);
  }
  return { found: [...found.values()], stats, isCurrent };

  /** What came in meanwhile by another way was looked at by nobody here. The rest of a long trail is not waited for. */
  function isCurrent(): boolean {
    if (found.size >= MAX_FILES) return true;
    const related = findRelatedFiles(toSeenContents([...found.values()]), parts.files, parts.clock.now());
    return related.every((file) => found.has(file.path) || isAsRecorded(file, lookedFor.get(file.path)));
  }
}

export function toSeenContents<File extends FoundFile>(
  files: readonly File[],
  hashes: ReadonlyMap<string, string> = new Map(),
): (File & SeenContent)[] {
  return files.map((file) => ({ ...file, fullHash: hashes.get(file.path) ?? null }));
}

function isAsRecorded(file: FileRecord, before: FileRecord | undefined): boolean {
  return before?.id === file.id && isUntouched(before, file) && before.fingerprint === file.fingerprint;
}

/** Something else may lie under its path than what was known there, or than what is looked for. */
function mayHoldOtherContent(file: FileRecord, stats: FileStats, contents: ReadonlySet<string | null>): boolean {
  const stat = stats.get(file.path);
  if (!stat) return false;
  return !isUntouched(file, stat) || stat.inode === null || !contents.has(file.fingerprint);
}
