import type { Received } from "../../contract/index.ts";
import { nativePaths } from "../../paths/index.ts";
import type { Workers } from "../../workers/index.ts";
import type { FileRecord } from "../files/fileRecords.ts";
import { type FoundFile, isPartial, isStillBeingWritten, isUntouched, toFound, toPartial } from "../reconcile/index.ts";
import { type Refusal, type ScannedFile, scan } from "../scan/index.ts";
import { intakeTasks } from "../tasks.ts";
import { type RecordedFile, type RecordingParts, recordFiles } from "./recordFiles.ts";

export interface IngestParts extends RecordingParts {
  readonly workers: Workers;
}

/** A drop, balanced: seen = recorded + rejected + ignored. */
export interface IngestResult {
  readonly recorded: readonly RecordedFile[];
  readonly rejected: readonly { readonly path: string; readonly code: string; readonly fact: string | null }[];
  readonly ignored: number;
  readonly seen: number;
  /** Looked at by name and time alone: they have not changed. */
  readonly unchanged: number;
  /** Every path that was met, whatever became of it. */
  readonly seenPaths: ReadonlySet<string>;
}

/** A walk through a whole disk must not keep the jobs from starting. */
const MAX_DISPATCH_PAUSE_MS = 1_500;

/**
 * UC6: paths of files and folders become recorded files with durable jobs. One bad file does not stop the others.
 *
 * @param known files that need no second look; by path
 */
export async function ingest(
  paths: readonly string[],
  parts: IngestParts,
  known: ReadonlyMap<string, FileRecord> = new Map(),
  signal?: AbortSignal,
): Promise<IngestResult> {
  const recorded: RecordedFile[] = [];
  const rejected: { path: string; code: string; fact: string | null }[] = [];
  const counts = { ignored: 0, seen: 0, unchanged: 0 };
  const seenPaths = new Set<string>();
  const absolute = paths.filter(nativePaths.isAbsolute);
  for (const path of paths)
    if (!nativePaths.isAbsolute(path)) rejected.push({ path, code: "not_found", fact: "relative path" });
  // One file is one path: what was typed or dropped may lead there by a link, or be written otherwise than it is stored.
  const real = await parts.workers.run(intakeTasks.realFilmPaths, { paths: absolute }, { signal });

  const isKnown = createUnchangedCheck(known);
  // Recording two thousand files takes a tenth of the time that the first jobs would take from it.
  const release = parts.jobs.pauseDispatch(MAX_DISPATCH_PAUSE_MS);
  try {
    for await (const batch of scan([...new Set(real)], { workers: parts.workers, isKnown, signal })) {
      counts.ignored += batch.ignored;
      counts.seen += batch.seen;
      counts.unchanged += batch.known.length;
      for (const { path } of [...batch.known, ...batch.files, ...batch.refused]) seenPaths.add(path);
      const partial = await findPartialFiles(batch.refused, parts, signal);
      recorded.push(...(await recordFiles([...batch.files.map(toFound), ...partial], parts, signal)));
      rejected.push(
        ...batch.files.filter(isStillBeingWritten).map(({ path }) => ({ path, code: "incomplete", fact: null })),
      );
      rejected.push(...batch.refused.map(({ path, code, fact }) => ({ path, code, fact })));
    }
    return { recorded, rejected, ...counts, seenPaths };
  } finally {
    release();
  }
}

/** The contract's words for a reception: what still grows is said to be incomplete, though it is recorded. */
export function toReceived(
  { recorded, rejected, ignored }: IngestResult,
  explain: (error: { code: string; fact?: string | null }) => string,
): Received {
  const growing = new Set(rejected.map(({ path }) => path));
  return {
    accepted: recorded
      .filter(({ path }) => !growing.has(path))
      .map(({ path, fileId, jobId, already, what }) => ({ path, fileId, jobId, already, what })),
    rejected: rejected.map(({ path, code, fact }) => ({ path, code, detail: explain({ code, fact }) })),
    ignored,
  };
}

/** In these states a file that stats the same still wants a second look. */
const UNSETTLED: ReadonlySet<string> = new Set(["arriving", "missing", "offline"]);

/**
 * Whether what lies under a known path is what was known there, by what the file system says without reading. Where
 * files have no numbers of their own, two of one size and time could have swapped their names: those are read.
 */
function createUnchangedCheck(known: ReadonlyMap<string, FileRecord>): (entry: ScannedFile) => boolean {
  let shared: ReadonlySet<string> | undefined;
  return (entry) => {
    const record = known.get(entry.path);
    if (record === undefined || record.missingSince !== null || UNSETTLED.has(record.state)) return false;
    if (!isUntouched(record, entry)) return false;
    shared ??= findSharedSizeAndTime(known);
    return entry.inode !== null || !shared.has(sizeAndTime(entry));
  };
}

function findSharedSizeAndTime(known: ReadonlyMap<string, FileRecord>): ReadonlySet<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const record of known.values()) {
    const key = sizeAndTime(record);
    if (once.has(key)) again.add(key);
    once.add(key);
  }
  return again;
}

function sizeAndTime({ sizeBytes, mtimeMs }: Pick<ScannedFile, "sizeBytes" | "mtimeMs">): string {
  return `${sizeBytes}:${mtimeMs}`;
}

/** Recorded as arriving; what vanished since the survey is none, and its refusal already says so. */
async function findPartialFiles(
  refused: readonly Refusal[],
  { workers }: Pick<IngestParts, "workers">,
  signal: AbortSignal | undefined,
): Promise<FoundFile[]> {
  const paths = refused.filter(isPartial).map(({ path }) => path);
  if (paths.length === 0) return [];
  const stats = await workers.run(intakeTasks.statPaths, { paths }, { signal });
  return paths.flatMap((path, index) => {
    const stat = stats[index];
    return stat ? [toPartial(path, stat)] : [];
  });
}
