import type { WholeMs } from "../../time/wholeMs.ts";

/** A file found in a folder, with its name and metadata; its content was not read. */
export interface ScannedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: WholeMs;
  /** As in `FileStat`. */
  readonly inode: string | null;
}
