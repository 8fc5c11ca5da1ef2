import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Received } from "../contract/index.ts";
import { nativePaths } from "../paths/index.ts";
import type { Workers } from "../workers/index.ts";
import type { FileRecord } from "./fileRecords.ts";
import { type FoundFile, type RecordedFile, type RecordingParts, recordFiles, STANDSTILL_MS } from "./recordFiles.ts";
import { judgeName, type Refusal, type SurveyedFile, survey } from "./survey/index.ts";

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
  // One file is one path: what was typed or dropped may be written otherwise than it is stored.
  const spelled = await parts.workers.run("media", "spellPaths", { paths: absolute }, { signal });

  const isKnown = (entry: { path: string; sizeBytes: number; mtimeMs: number }) => isUnchanged(known, entry);
  // Recording two thousand files takes a tenth of the time that the first jobs would take from it.
  const release = parts.jobs.hold(LONGEST_HOLD_MS);
  try {
    for await (const batch of survey([...new Set(spelled)], { workers: parts.workers, isKnown, signal })) {
      counts.ignored += batch.ignored;
      counts.seen += batch.seen;
      counts.unchanged += batch.known.length;
      for (const { path } of [...batch.known, ...batch.files, ...batch.refused]) met.add(path);
      const growing = await growingAmong(batch.refused);
      recorded.push(...(await recordFiles([...batch.files.map(toFound), ...growing], parts)));
      rejected.push(...batch.files.filter(isGrowing).map(({ path }) => ({ path, code: "incomplete", fact: null })));
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

function isUnchanged(
  known: ReadonlyMap<string, FileRecord>,
  entry: { path: string; sizeBytes: number; mtimeMs: number },
): boolean {
  const record = known.get(entry.path);
  return (
    record !== undefined &&
    record.sizeBytes === entry.sizeBytes &&
    record.mtimeMs === entry.mtimeMs &&
    record.missingSince === null &&
    !UNSETTLED.has(record.state)
  );
}

function toFound(file: SurveyedFile): FoundFile {
  const { path, sizeBytes, mtimeMs, fingerprint, ageMs } = file;
  return { path, sizeBytes, mtimeMs, ageMs, isWhole: !isGrowing(file), fingerprint };
}

function isGrowing({ completeness, ageMs }: SurveyedFile): boolean {
  return completeness === "truncated" && ageMs < STANDSTILL_MS;
}

/**
 * Files that are there but cannot be read yet (reserved space, a first few bytes, held by another program): recorded as
 * arriving.
 */
async function growingAmong(refused: readonly Refusal[]): Promise<FoundFile[]> {
  const candidates = refused.filter(
    ({ code, path }) =>
      (code === "incomplete" && !isUnderAnotherName(path)) ||
      (code === "in_use" && judgeName(basename(path)) === "video"),
  );
  const found = await Promise.all(
    candidates.map(async ({ path }): Promise<FoundFile | null> => {
      try {
        const { size, mtimeMs } = await stat(path);
        return { path, sizeBytes: size, mtimeMs, fingerprint: null, ageMs: 0, isWhole: false };
      } catch {
        // Vanished since the survey: its refusal already says so.
        return null;
      }
    }),
  );
  return found.filter((file) => file !== null);
}

/** `film.mkv.part` becomes `film.mkv` when it is whole: that name is the file. */
function isUnderAnotherName(path: string): boolean {
  return /\.(part|crdownload|!qb|tmp|download|partial)$/i.test(path);
}
