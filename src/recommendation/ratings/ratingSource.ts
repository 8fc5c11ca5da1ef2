import type { Readable } from "node:stream";

/** A folder, a ZIP that is read as one, or a single file: files by their last name. */
export interface RatingSource {
  readonly path: string;
  /** Changes when the source does. */
  readonly fingerprint: string;
  has(name: string): boolean;
  names(): readonly string[];
  /** @throws RecommendationProblem `ratings_source_damaged`, `export_too_large`, and what the file system throws */
  open(name: string): Promise<Readable>;
  close(): void;
}

export interface SourceLimits {
  /** Of one file, unpacked. */
  readonly maxFileBytes: number;
  /** Of all files of a ZIP, unpacked. */
  readonly maxTotalBytes: number;
  /** Files of a ZIP. */
  readonly maxEntries: number;
}
