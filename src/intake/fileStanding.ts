import type { Workers } from "../workers/index.ts";
import type { FileRecord, FileRecords } from "./fileRecords.ts";
import { type FoundFile, isUntouched, toFound, toPartial } from "./reconcile/index.ts";
import { STABLE_AFTER_MS, type Stability } from "./stability.ts";
import type { FileLook } from "./survey/index.ts";
import { intakeTasks } from "./tasks.ts";

/** How a file stands before it is read. */
export type Standing =
  /** As it was recorded, and nobody writes to it. */
  | { readonly kind: "still"; readonly unchangedMs: number; readonly fingerprint: string | null }
  /** As it was recorded, and not looked at for long enough. */
  | { readonly kind: "young"; readonly unchangedMs: number }
  /** More of the same, as far as anybody knows. */
  | { readonly kind: "growing"; readonly found: FoundFile }
  /** A content of its own lies where another was known. */
  | { readonly kind: "another"; readonly found: FoundFile }
  | { readonly kind: "gone" };

export interface StandingParts {
  readonly workers: Pick<Workers, "run">;
  readonly stability: Stability;
  readonly files: FileRecords;
}

/** Looks at recorded files, and reads the ends of those that are not proven to be whole. By the records' ids. */
export async function standingsOf(
  records: readonly FileRecord[],
  parts: StandingParts,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Standing>> {
  const { workers, stability } = parts;
  const standings = new Map<number, Standing>();
  const looks = await workers.run(intakeTasks.lookAtPaths, { paths: records.map(({ path }) => path) }, { signal });
  const unproven: { readonly record: FileRecord; readonly look: FileLook }[] = [];
  for (const [index, record] of records.entries()) {
    const look = looks[index];
    if (!look) standings.set(record.id, { kind: "gone" });
    else if (isUntouched(record, look) && stability.isProven(record.path, look))
      standings.set(record.id, { kind: "still", unchangedMs: STABLE_AFTER_MS, fingerprint: record.fingerprint });
    else unproven.push({ record, look });
  }
  const paths = unproven.map(({ record }) => record.path);
  const surveyed = paths.length === 0 ? [] : await workers.run(intakeTasks.surveyPaths, { paths }, { signal });
  for (const [index, { record, look }] of unproven.entries()) {
    const one = surveyed[index];
    const found = one?.kind === "file" ? toFound(one) : toPartial(record.path, look);
    standings.set(record.id, standingOf(record, found, parts));
  }
  return standings;
}

function standingOf(record: FileRecord, found: FoundFile, { stability, files }: StandingParts): Standing {
  const { isStable, unchangedMs } = stability.observe(record.path, found, found);
  const isSame =
    isAsRecorded(record, found) &&
    (record.fingerprint === null || found.fingerprint === null || record.fingerprint === found.fingerprint);
  if (!isSame) return { kind: isKnownContent(record, found, files) ? "another" : "growing", found };
  return isStable ? { kind: "still", unchangedMs, fingerprint: found.fingerprint } : { kind: "young", unchangedMs };
}

function isAsRecorded(
  record: Pick<FileRecord, "sizeBytes" | "mtimeMs">,
  look: Pick<FoundFile, "sizeBytes" | "mtimeMs">,
): boolean {
  return record.sizeBytes === look.sizeBytes && record.mtimeMs === look.mtimeMs;
}

/** The record's content was read once, or what lies there now is another file's. */
function isKnownContent(record: FileRecord, { fingerprint, sizeBytes }: FoundFile, files: FileRecords): boolean {
  if (record.isRead === 1) return true;
  return fingerprint !== null && files.byFingerprint(fingerprint, sizeBytes).some(({ id }) => id !== record.id);
}
