import type { Workers } from "../../workers/index.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import { type FoundFile, isUntouched, toFound, toPartial } from "../reconcile/index.ts";
import type { FileStat } from "../scan/index.ts";
import { intakeTasks } from "../tasks.ts";
import { STABLE_AFTER_MS, type StabilityTracker } from "./stabilityTracker.ts";

/** How a file stands before it is read. */
export type FileReadiness =
  /** As it was recorded, and nobody writes to it. */
  | { readonly kind: "still"; readonly unchangedMs: number; readonly fingerprint: string | null }
  /** As it was recorded, and not looked at for long enough. */
  | { readonly kind: "young"; readonly unchangedMs: number }
  /** More of the same, as far as anybody knows. */
  | { readonly kind: "growing"; readonly found: FoundFile }
  /** A content of its own lies where another was known. */
  | { readonly kind: "another"; readonly found: FoundFile }
  | { readonly kind: "gone" };

export interface ReadinessParts {
  readonly workers: Pick<Workers, "run">;
  readonly stability: StabilityTracker;
  readonly files: FileRecords;
}

/** Looks at recorded files, and reads the ends of those that are not proven to be whole. By the records' ids. */
export async function checkReadiness(
  records: readonly FileRecord[],
  parts: ReadinessParts,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, FileReadiness>> {
  const { workers, stability } = parts;
  const readinessById = new Map<number, FileReadiness>();
  const stats = await workers.run(intakeTasks.statPaths, { paths: records.map(({ path }) => path) }, { signal });
  const unproven: { readonly record: FileRecord; readonly stat: FileStat }[] = [];
  for (const [index, record] of records.entries()) {
    const stat = stats[index];
    if (!stat) readinessById.set(record.id, { kind: "gone" });
    else if (isUntouched(record, stat) && stability.isKnownStable(record.path, stat))
      readinessById.set(record.id, { kind: "still", unchangedMs: STABLE_AFTER_MS, fingerprint: record.fingerprint });
    else unproven.push({ record, stat });
  }
  const paths = unproven.map(({ record }) => record.path);
  const inspected = paths.length === 0 ? [] : await workers.run(intakeTasks.inspectPaths, { paths }, { signal });
  for (const [index, { record, stat }] of unproven.entries()) {
    const one = inspected[index];
    const found = one?.kind === "file" ? toFound(one) : toPartial(record.path, stat);
    readinessById.set(record.id, readinessOf(record, found, parts));
  }
  return readinessById;
}

function readinessOf(record: FileRecord, found: FoundFile, { stability, files }: ReadinessParts): FileReadiness {
  const { isStable, unchangedMs } = stability.observe(record.path, found, found);
  const isSame =
    isAsRecorded(record, found) &&
    (record.fingerprint === null || found.fingerprint === null || record.fingerprint === found.fingerprint);
  if (!isSame) return { kind: isKnownContent(record, found, files) ? "another" : "growing", found };
  return isStable ? { kind: "still", unchangedMs, fingerprint: found.fingerprint } : { kind: "young", unchangedMs };
}

function isAsRecorded(
  record: Pick<FileRecord, "sizeBytes" | "mtimeMs">,
  stat: Pick<FoundFile, "sizeBytes" | "mtimeMs">,
): boolean {
  return record.sizeBytes === stat.sizeBytes && record.mtimeMs === stat.mtimeMs;
}

/** The record's content was read once, or what lies there now is another file's. */
function isKnownContent(record: FileRecord, { fingerprint, sizeBytes }: FoundFile, files: FileRecords): boolean {
  if (record.isRead === 1) return true;
  return (
    fingerprint !== null && files.contents.byFingerprint(fingerprint, sizeBytes).some(({ id }) => id !== record.id)
  );
}
