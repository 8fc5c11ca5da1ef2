import { nativePaths } from "../../paths/index.ts";
import type { Workers } from "../../workers/index.ts";
import { discOf } from "../discs/index.ts";
import { excludedFile } from "../exclusions/index.ts";
import type { RecordedStat } from "../files/folderFiles.ts";
import { type FoundFile, isPartial, toFound, toPartial } from "../reconcile/index.ts";
import { type Refusal, type ScanBatch, scan } from "../scan/index.ts";
import { addSkipped } from "../skippedFiles/index.ts";
import { intakeTasks } from "../tasks.ts";
import { CollectedResult, type IngestResult } from "./ingestResult.ts";
import type { RecordedFile, RecordingParts } from "./recordedFile.ts";
import { recordFiles } from "./recordFiles.ts";
import { createUnchangedCheck } from "./unchangedFiles.ts";

export interface IngestParts extends RecordingParts {
  readonly workers: Workers;
  /** Real paths that may be read; without them every given path may be read. */
  readonly allowedRoots?: readonly string[];
  /** The files are final, as after a finished upload: an incomplete file will not grow. */
  readonly isFinished?: boolean;
  /** Paths that scans would exclude, and that a user added: their changes are to be watched. */
  onIncluded?(paths: readonly string[]): void;
}

export interface IngestOptions {
  /** Recorded files by path. Unchanged files are not read again. */
  readonly known?: ReadonlyMap<string, RecordedStat>;
  /** Excluded paths that a user added anyway; by default those of the watched folders. */
  readonly included?: readonly string[];
  /** Whether a user explicitly adds these paths although they are excluded. */
  readonly isForced?: boolean;
  readonly signal?: AbortSignal;
}

/** The scan of a whole disk must not keep jobs from starting for longer. */
const MAX_DISPATCH_PAUSE_MS = 1_500;

/**
 * UC6: turns paths of files and folders into recorded files with durable jobs. An invalid file does not stop the
 * others. Skipped entries are recorded with their reason.
 */
export async function ingest(
  paths: readonly string[],
  parts: IngestParts,
  options: IngestOptions = {},
): Promise<IngestResult> {
  const result = await ingestPaths(paths, parts, options);
  await addSkipped(result.skipped, parts.watchedPaths(), parts);
  return result;
}

/** The same, but the caller records skipped entries. */
export async function ingestPaths(
  paths: readonly string[],
  parts: IngestParts,
  { known = new Map(), included = addedAnyway(parts), isForced = false, signal }: IngestOptions,
): Promise<IngestResult> {
  const result = new CollectedResult();
  const absolute = paths.filter(nativePaths.isAbsolute);
  for (const path of paths) if (!nativePaths.isAbsolute(path)) result.reject(path, "not_found", "relative path");
  // One file is recorded under one path, though links and other spellings lead to it too.
  const real = await parts.workers.run(intakeTasks.realFilmPaths, { paths: absolute }, { signal });

  const isAdded = typeof parts.addedBy === "number";
  const bringsBack = (path: string) => isAdded && (isForced || isNamed(path, new Set(real)));
  const isKnown = createUnchangedCheck(known);
  // Two thousand files are recorded ten times faster while none of their jobs runs yet.
  const release = parts.jobs.pauseDispatch(MAX_DISPATCH_PAUSE_MS);
  try {
    const { workers, allowedRoots } = parts;
    const exclusionRoots = isForced ? undefined : parts.watchedPaths();
    const options = { workers, allowedRoots, exclusionRoots, included, isKnown, signal };
    for await (const scanned of scan([...new Set(real)], options)) {
      const batch = parts.isFinished ? asFinished(scanned) : scanned;
      const recorded = await recordBatch(batch, { ...parts, bringsBack }, signal);
      result.add(batch, recorded);
    }
    return result;
  } finally {
    release();
  }
}

/** A disc is one film: its folder names its files. */
function isNamed(path: string, named: ReadonlySet<string>): boolean {
  if (named.has(path)) return true;
  const disc = discOf(path);
  if (!disc) return false;
  const above = nativePaths.dirname(disc.videos);
  return [disc.videos, above, nativePaths.dirname(above)].some((folder) => named.has(folder));
}

async function recordBatch(
  batch: ScanBatch,
  parts: IngestParts,
  signal: AbortSignal | undefined,
): Promise<readonly RecordedFile[]> {
  const partial = await findPartialFiles(batch.refused, parts, signal);
  const found = [...batch.files.map(toFound), ...partial];
  if (found.length === 0) return [];
  const recorded = await recordFiles(found, parts, signal);
  settleSkipped(recorded, parts);
  return recorded;
}

/**
 * They are no longer skipped. A file that scans would exclude was added explicitly, so scans include it from now on.
 */
function settleSkipped(recorded: readonly RecordedFile[], parts: IngestParts): void {
  const { store, skipped, clock } = parts;
  const paths = recorded.map(({ path }) => path);
  const unusual = paths.filter((path) => {
    const excluded = excludedFile(nativePaths.basename(path));
    return excluded !== null && excluded.reason !== "incomplete";
  });
  store.writeRelaxed(() => {
    skipped.removePaths(paths);
    for (const path of unusual) skipped.include(path, clock.now());
  });
  if (unusual.length > 0) parts.onIncluded?.(unusual);
}

/** Excluded paths in the watched folders that a user added. */
function addedAnyway({ skipped, watchedPaths }: IngestParts): readonly string[] {
  return watchedPaths().flatMap((root) => skipped.included(root));
}

/** A truncated file is probed at once. A file that does not begin like a video will not become one. */
function asFinished(batch: ScanBatch): ScanBatch {
  return {
    ...batch,
    files: batch.files.map((file) => ({ ...file, ageMs: Number.POSITIVE_INFINITY })),
    refused: batch.refused.map((one) => (one.code === "incomplete" ? { ...one, code: "not_a_video" } : one)),
  };
}

/** Files that cannot be read yet, to be recorded as arriving; without those that vanished since the scan. */
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
