import type { Workers } from "../../workers/index.ts";
import type { FileStat } from "../fileAccess/fileStat.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import { type FoundFile, isUntouched, toFound, toPartial } from "../reconcile/index.ts";
import { intakeTasks } from "../tasks.ts";
import { STABLE_AFTER_MS, type StabilityTracker } from "./stabilityTracker.ts";

/** Whether a recorded file can be probed now. */
export type FileReadiness =
  /** As it was recorded, and not being written. */
  | { readonly kind: "ready"; readonly unchangedMs: number; readonly fingerprint: string | null }
  /** As it was recorded, but not observed for long enough. */
  | { readonly kind: "unsettled"; readonly unchangedMs: number }
  /** Changed, and probably the same content still being written. */
  | { readonly kind: "growing"; readonly found: FoundFile }
  /** Another content is at the recorded path. */
  | { readonly kind: "replaced"; readonly found: FoundFile }
  | { readonly kind: "missing" };

export interface ReadinessParts {
  readonly workers: Pick<Workers, "run">;
  readonly stability: StabilityTracker;
  readonly files: FileRecords;
}

/**
 * Checks recorded files on the disk, and inspects those that are not known to be stable.
 * @returns by the records' ids
 */
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
    if (!stat) readinessById.set(record.id, { kind: "missing" });
    else if (isUntouched(record, stat) && stability.isKnownStable(record.path, stat))
      readinessById.set(record.id, { kind: "ready", unchangedMs: STABLE_AFTER_MS, fingerprint: record.fingerprint });
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
  if (!isSame) return { kind: isKnownContent(record, found, files) ? "replaced" : "growing", found };
  return isStable ? { kind: "ready", unchangedMs, fingerprint: found.fingerprint } : { kind: "unsettled", unchangedMs };
}

function isAsRecorded(
  record: Pick<FileRecord, "sizeBytes" | "mtimeMs">,
  stat: Pick<FoundFile, "sizeBytes" | "mtimeMs">,
): boolean {
  return record.sizeBytes === stat.sizeBytes && record.mtimeMs === stat.mtimeMs;
}

/** The recorded content was probed once, or the content that is there now is another file's. */
function isKnownContent(record: FileRecord, { fingerprint, sizeBytes }: FoundFile, files: FileRecords): boolean {
  if (record.isRead === 1) return true;
  return (
    fingerprint !== null && files.contents.byFingerprint(fingerprint, sizeBytes).some(({ id }) => id !== record.id)
  );
}
