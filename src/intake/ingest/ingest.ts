import { nativePaths } from "../../paths/index.ts";
import type { Workers } from "../../workers/index.ts";
import type { RecordedStat } from "../files/folderFiles.ts";
import { type FoundFile, isPartial, isStillBeingWritten, toFound, toPartial } from "../reconcile/index.ts";
import { type Refusal, scan } from "../scan/index.ts";
import { intakeTasks } from "../tasks.ts";
import type { RecordedFile, RecordingParts } from "./recordedFile.ts";
import { recordFiles } from "./recordFiles.ts";
import { createUnchangedCheck } from "./unchangedFiles.ts";

export interface IngestParts extends RecordingParts {
  readonly workers: Workers;
  /** Real paths that may be read; without them every given path may be read. */
  readonly allowedRoots?: readonly string[];
}

/** What became of the paths: seen = recorded + rejected + ignored. */
export interface IngestResult {
  readonly recorded: readonly RecordedFile[];
  readonly rejected: readonly { readonly path: string; readonly code: string; readonly fact: string | null }[];
  readonly ignored: number;
  readonly seen: number;
  /** Compared by name, size and time alone: they have not changed. */
  readonly unchanged: number;
  /** Every path that the scan found, ingested or not. */
  readonly seenPaths: ReadonlySet<string>;
}

/** The scan of a whole disk must not keep jobs from starting for longer. */
const MAX_DISPATCH_PAUSE_MS = 1_500;

/**
 * UC6: paths of files and folders become recorded files with durable jobs. One bad file does not stop the others.
 *
 * @param known recorded files by path: those that have not changed are not read again
 */
export async function ingest(
  paths: readonly string[],
  parts: IngestParts,
  known: ReadonlyMap<string, RecordedStat> = new Map(),
  signal?: AbortSignal,
): Promise<IngestResult> {
  const recorded: RecordedFile[] = [];
  const rejected: { path: string; code: string; fact: string | null }[] = [];
  const counts = { ignored: 0, seen: 0, unchanged: 0 };
  const seenPaths = new Set<string>();
  const absolute = paths.filter(nativePaths.isAbsolute);
  for (const path of paths)
    if (!nativePaths.isAbsolute(path)) rejected.push({ path, code: "not_found", fact: "relative path" });
  // One file is recorded under one path, though links and other spellings lead to it too.
  const real = await parts.workers.run(intakeTasks.realFilmPaths, { paths: absolute }, { signal });

  const isKnown = createUnchangedCheck(known);
  // Two thousand files are recorded ten times faster while none of their jobs runs yet.
  const release = parts.jobs.pauseDispatch(MAX_DISPATCH_PAUSE_MS);
  try {
    const { workers, allowedRoots } = parts;
    for await (const batch of scan([...new Set(real)], { workers, allowedRoots, isKnown, signal })) {
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
