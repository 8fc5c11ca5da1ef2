import type { Readable } from "node:stream";
import { lastPathSegment, pathSegments } from "../../paths/index.ts";

/** A folder, a ZIP that is read as one, or a single file. A file goes by its path, or by its last name. */
export interface RatingSource {
  readonly path: string;
  /** Changes when the source does. */
  readonly fingerprint: string;
  has(name: string): boolean;
  /** Last names, each once. */
  names(): readonly string[];
  /** Of every file, relative to the source, with `/` between the folders. */
  paths(): readonly string[];
  /**
   * @param name the path of a file, or its last name; of two files of one name the one nearer to the root is meant
   * @throws RecommendationProblem `ratings_source_damaged`, `export_too_large`, and what the file system throws
   */
  open(name: string): Promise<Readable>;
  close(): void;
}

export interface SourceLimits {
  /** Of one file, unpacked. */
  readonly maxFileBytes: number;
  /** Of all files of a ZIP, unpacked. */
  readonly maxTotalBytes: number;
  /** Files of a ZIP, or of a folder. */
  readonly maxEntries: number;
}

/** What lies nearer to the root comes first: exports repeat their names in folders such as `deleted`. */
export function nearestFirst(paths: Iterable<string>): string[] {
  return [...paths].sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
}

/** The path that a name means; null where the source has no such file. */
export function createPathFinder(paths: readonly string[]): (name: string) => string | null {
  const known = new Set(paths);
  const byName = new Map(
    nearestFirst(paths)
      .toReversed()
      .map((path) => [lastName(path), path]),
  );
  return (name) => (known.has(name) ? name : (byName.get(name) ?? null));
}

export const lastName = (path: string): string => lastPathSegment(path);

/** Characters of a path that are read. */
const MAX_PATH_LENGTH = 2_000;

/** The folders of a path in an archive or folder, and its last name. */
export const segmentsOf = (path: string): string[] => pathSegments(path, MAX_PATH_LENGTH);

const depthOf = (path: string) => segmentsOf(path).length;
