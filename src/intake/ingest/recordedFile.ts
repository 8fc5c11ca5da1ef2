import type { Events } from "../../events/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { FileRecord } from "../files/fileRecord.ts";
import type { FileRecords } from "../files/fileRecords.ts";
import type { ScanRelatedParts } from "../reconcile/index.ts";
import type { SkippedFileRecords } from "../skippedFiles/index.ts";
import type { StabilityTracker } from "../stability/stabilityTracker.ts";

/** What became of a scanned file. */
export interface RecordedFile {
  readonly path: string;
  readonly fileId: number;
  /** The job that will probe it; 0 where none is needed. */
  readonly jobId: number;
  /** It was recorded before. */
  readonly already: boolean;
  readonly what: "new" | "known" | "changed" | "moved" | "copy" | "back";
}

export interface RecordingParts extends ScanRelatedParts {
  readonly store: Store;
  readonly files: FileRecords;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly clock: Clock;
  readonly stability: StabilityTracker;
  /** The key of the user who requested new files; null or absent when nobody did, as in a scan. */
  readonly addedBy?: number | null;
  /** Whether a person names this file: only that brings back what somebody removed, not a folder around it. */
  bringsBack?(path: string): boolean;
  /** Another scan can find the recorded files again if a power cut loses them. */
  readonly isRepeatable?: boolean;
  readonly skipped: SkippedFileRecords;
  /** Real paths of the watched folders: their ignore files also apply to drops. */
  watchedPaths(): readonly string[];
  onMoved(file: FileRecord, to: string): void;
  /** A person adds a file that somebody removed from the library. */
  onAddedAgain(fileId: number): void;
  /** SHA-256 of the whole file. @throws the file system's error */
  fullHash(path: string): Promise<string>;
}
