import { dirname } from "node:path";
import type { Clock } from "../../time/index.ts";
import type { Workers } from "../../workers/index.ts";
import type { FileStat } from "../fileAccess/fileStat.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
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
  /** The scanned files, and those found at the paths of related records. */
  readonly found: readonly FoundFile[];
  readonly stats: FileStats;
  /** Whether every related record was scanned, and none has changed since. */
  isCurrent(): boolean;
}

/** So many files at once are a whole library that was renamed: the rest is found when it is scanned itself. */
const MAX_FILES = 500;

/**
 * Scans the paths of related records too. A rename may be reported by one end only: the file that is now at `b` has left
 * `a`, and another may be there already. What is at the related paths is inspected where it is not what was recorded,
 * until no new file is found, so that a swap is complete whichever half of it is reported first.
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
    const reported = await parts.workers.run(intakeTasks.statPaths, { paths }, { signal });
    for (const [index, path] of paths.entries()) stats.set(path, reported[index] ?? null);
    for (const file of unseen) lookedFor.set(file.path, file);

    const unread = unseen.filter((file) => mayHoldOtherContent(file, stats, contents)).map(({ path }) => path);
    if (unread.length === 0) break;
    // A link that was put there meanwhile is not followed out of its folder.
    const allowedRoots = unread.map((path) => dirname(path));
    const inspected = await parts.workers.run(intakeTasks.inspectPaths, { paths: unread, allowedRoots }, { signal });
    newest = inspected.flatMap((one) => (one.kind === "file" ? [toFound(one)] : []));
    for (const file of newest) found.set(file.path, file);
  }
  return { found: [...found.values()], stats, isCurrent };

  /** A record that another scan added meanwhile was not scanned here. Past `MAX_FILES` that is accepted. */
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

/** What is at its path may be another content than the recorded one, or one that is searched for. */
function mayHoldOtherContent(file: FileRecord, stats: FileStats, contents: ReadonlySet<string | null>): boolean {
  const stat = stats.get(file.path);
  if (!stat) return false;
  return !isUntouched(file, stat) || stat.inode === null || !contents.has(file.fingerprint);
}
