import { isPartial, isStillBeingWritten } from "../reconcile/index.ts";
import type { Refusal, ScanBatch, SkippedEntry } from "../scan/index.ts";
import type { RecordedFile } from "./recordedFile.ts";

export interface RejectedPath {
  readonly path: string;
  readonly code: string;
  readonly fact: string | null;
}

/** Counts by outcome: seen = recorded + rejected + ignored. */
export interface IngestResult {
  readonly recorded: readonly RecordedFile[];
  readonly rejected: readonly RejectedPath[];
  readonly ignored: number;
  readonly seen: number;
  /** Unchanged by name, size and time; not read. */
  readonly unchanged: number;
  /** Every path that the scan found, whether ingested or not. */
  readonly seenPaths: ReadonlySet<string>;
  /** Skipped entries with their reasons; bulk exclusions are a single entry. */
  readonly skipped: readonly SkippedEntry[];
  /** Sidecar files, such as subtitles and images. */
  readonly companions: number;
}

/** Beyond this number skipped entries are only counted. */
const MAX_SKIPPED = 200_000;

/** Sums the results of a scan's batches. */
export class CollectedResult implements IngestResult {
  readonly recorded: RecordedFile[] = [];
  readonly rejected: RejectedPath[] = [];
  readonly seenPaths = new Set<string>();
  readonly skipped: SkippedEntry[] = [];
  ignored = 0;
  seen = 0;
  unchanged = 0;
  companions = 0;

  reject(path: string, code: string, fact: string | null): void {
    this.rejected.push({ path, code, fact });
  }

  add(batch: ScanBatch, recorded: readonly RecordedFile[]): void {
    this.ignored += batch.ignored;
    this.seen += batch.seen;
    this.unchanged += batch.known.length;
    this.companions += batch.companions;
    for (const { path } of batch.known) this.seenPaths.add(path);
    for (const { path } of batch.files) this.seenPaths.add(path);
    for (const { path } of batch.refused) this.seenPaths.add(path);
    for (const file of recorded) this.recorded.push(file);
    for (const file of batch.files) if (isStillBeingWritten(file)) this.reject(file.path, "incomplete", null);
    for (const { path, code, fact } of batch.refused) this.reject(path, code, fact);
    for (const entry of batch.skipped) this.#skip(entry);
    // A file that is still being written is recorded; a missing file is counted nowhere.
    for (const refusal of batch.refused)
      if (!isPartial(refusal) && refusal.code !== "not_found") this.#skip(toSkipped(refusal));
  }

  #skip(entry: SkippedEntry): void {
    if (this.skipped.length < MAX_SKIPPED) this.skipped.push(entry);
  }
}

function toSkipped({ path, code, fact, isFolder = false }: Refusal): SkippedEntry {
  return { path, reason: code, fact, isFolder, isRest: false, entries: 1 };
}
