import type { Received } from "../contract/index.ts";
import { nativePaths } from "../paths/index.ts";
import type { Workers } from "../workers/index.ts";
import type { FileRecord } from "./fileRecords.ts";
import { type FoundFile, isPartial, isStillBeingWritten, isUntouched, toFound, toPartial } from "./reconcile/index.ts";
import { type RecordedFile, type RecordingParts, recordFiles } from "./recordFiles.ts";
import { type FolderEntry, type Refusal, survey } from "./survey/index.ts";
import { intakeTasks } from "./tasks.ts";

export interface ReceiveParts extends RecordingParts {
  readonly workers: Workers;
}

/** A drop, balanced: seen = recorded + rejected + ignored. */
export interface Reception {
  readonly recorded: readonly RecordedFile[];
  readonly rejected: readonly { readonly path: string; readonly code: string; readonly fact: string | null }[];
  readonly ignored: number;
  readonly seen: number;
  /** Looked at by name and time alone: they have not changed. */
  readonly unchanged: number;
  /** Every path that was met, whatever became of it. */
  readonly met: ReadonlySet<string>;
}

/** A walk through a whole disk must not keep the jobs from starting. */
const LONGEST_HOLD_MS = 1_500;

/**
 * UC6: paths of files and folders become recorded files with durable jobs. One bad file does not stop the others.
 *
 * @param known files that need no second look; by path
 */
export async function receive(
  paths: readonly string[],
  parts: ReceiveParts,
  known: ReadonlyMap<string, FileRecord> = new Map(),
  signal?: AbortSignal,
): Promise<Reception> {
  const recorded: RecordedFile[] = [];
  const rejected: { path: string; code: string; fact: string | null }[] = [];
  const counts = { ignored: 0, seen: 0, unchanged: 0 };
  const met = new Set<string>();
  const absolute = paths.filter(nativePaths.isAbsolute);
  for (const path of paths)
    if (!nativePaths.isAbsolute(path)) rejected.push({ path, code: "not_found", fact: "relative path" });
  // One file is one path: what was typed or dropped may lead there by a link, or be written otherwise than it is stored.
  const real = await parts.workers.run(intakeTasks.realPaths, { paths: absolute }, { signal });

  const isKnown = recogniser(known);
  // Recording two thousand files takes a tenth of the time that the first jobs would take from it.
  const release = parts.jobs.pauseDispatch(LONGEST_HOLD_MS);
  try {
    for await (const batch of survey([...new Set(real)], { workers: parts.workers, isKnown, signal })) {
      counts.ignored += batch.ignored;
      counts.seen += batch.seen;
      counts.unchanged += batch.known.length;
      for (const { path } of [...batch.known, ...batch.files, ...batch.refused]) met.add(path);
      const partial = await findPartialFiles(batch.refused, parts, signal);
      recorded.push(...(await recordFiles([...batch.files.map(toFound), ...partial], parts, signal)));
      rejected.push(
        ...batch.files.filter(isStillBeingWritten).map(({ path }) => ({ path, code: "incomplete", fact: null })),
      );
      rejected.push(...batch.refused.map(({ path, code, fact }) => ({ path, code, fact })));
    }
    return { recorded, rejected, ...counts, met };
  } finally {
    release();
  }
}

/** The contract's words for a reception: what still grows is said to be incomplete, though it is recorded. */
export function toReceived(
  { recorded, rejected, ignored }: Reception,
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

/** In these states a file that looks the same still wants a second look. */
const UNSETTLED: ReadonlySet<string> = new Set(["arriving", "missing", "offline"]);

/**
 * Whether what lies under a known path is what was known there, by what the file system says without reading. Where
 * files have no numbers of their own, two of one size and time could have swapped their names: those are read.
 */
function recogniser(known: ReadonlyMap<string, FileRecord>): (entry: FolderEntry) => boolean {
  let lookalikes: ReadonlySet<string> | undefined;
  return (entry) => {
    const record = known.get(entry.path);
    if (record === undefined || record.missingSince !== null || UNSETTLED.has(record.state)) return false;
    if (!isUntouched(record, entry)) return false;
    lookalikes ??= findLookalikes(known);
    return entry.inode !== null || !lookalikes.has(sizeAndTime(entry));
  };
}

function findLookalikes(known: ReadonlyMap<string, FileRecord>): ReadonlySet<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const record of known.values()) {
    const key = sizeAndTime(record);
    if (once.has(key)) again.add(key);
    once.add(key);
  }
  return again;
}

function sizeAndTime({ sizeBytes, mtimeMs }: Pick<FolderEntry, "sizeBytes" | "mtimeMs">): string {
  return `${sizeBytes}:${mtimeMs}`;
}

/** Recorded as arriving; what vanished since the survey is none, and its refusal already says so. */
async function findPartialFiles(
  refused: readonly Refusal[],
  { workers }: Pick<ReceiveParts, "workers">,
  signal: AbortSignal | undefined,
): Promise<FoundFile[]> {
  const paths = refused.filter(isPartial).map(({ path }) => path);
  if (paths.length === 0) return [];
  const looks = await workers.run(intakeTasks.lookAtPaths, { paths }, { signal });
  return paths.flatMap((path, index) => {
    const look = looks[index];
    return look ? [toPartial(path, look)] : [];
  });
}
