import type { WholeMs } from "../../time/wholeMs.ts";

/** A file in a folder, by name and metadata alone: its content was not read. */
export interface ScannedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  /** As in `FileStat`. */
  readonly inode: string | null;
}
