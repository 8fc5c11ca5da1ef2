import type { FileState } from "../../contract/index.ts";
import type { WholeMs } from "../../time/wholeMs.ts";

/** A row of the `file` table: one copy of a film, or of a part of it. */
export interface FileRecord {
  readonly id: number;
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  /** As in `FileStat`; null in rows of earlier versions too, until their files are scanned again. */
  readonly inode: string | null;
  readonly fingerprint: string | null;
  /** SHA-256 of the whole file, known only where two files had the same fingerprint. */
  readonly fullHash: string | null;
  /** What it held before its content was replaced. */
  readonly formerFingerprint: string | null;
  readonly formerSizeBytes: number | null;
  /** 1 where this content was probed, or a person decided which film it is: then it counts for more than its path. */
  readonly isRead: 0 | 1;
  readonly state: FileState;
  readonly film: number | null;
  readonly part: number | null;
  readonly missingSince: number | null;
  readonly durationSeconds: number | null;
  /** Where it was when its sidecar files were last read. */
  readonly sidecarsReadAtPath: string | null;
}

/** A file as the disk has it, as far as it is recorded. */
export interface ScannedContent {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  readonly inode: string | null;
  readonly fingerprint: string | null;
}

/** SQL: a person decided which film the file is. */
export const IS_DECIDED_BY_PERSON = `EXISTS (
  SELECT 1 FROM identification WHERE identification.file = file.id AND identification.decided_by = 'hand')`;

/** SQL: the columns of a `FileRecord`. */
export const FILE_COLUMNS = `id, path, size_bytes AS sizeBytes, mtime_ms AS mtimeMs, inode, fingerprint,
  full_hash AS fullHash, former_fingerprint AS formerFingerprint, former_size_bytes AS formerSizeBytes,
  fingerprint IS NOT NULL AND (fingerprint IS read_fingerprint OR ${IS_DECIDED_BY_PERSON}) AS isRead,
  state, film, part, missing_since AS missingSince, duration_seconds AS durationSeconds,
  looked_path AS sidecarsReadAtPath`;

/** The parameters that SQL needs: it refuses any other. */
export function contentParameters({ path, sizeBytes, mtimeMs, inode, fingerprint }: ScannedContent): ScannedContent {
  return { path, sizeBytes, mtimeMs, inode, fingerprint };
}
