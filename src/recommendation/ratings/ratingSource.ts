import type { Readable } from "node:stream";
import { lastPathSegment, pathSegments } from "../../paths/index.ts";

/** A folder, a ZIP or a single file, with a common interface. Files are addressed by path or by base name. */
export interface RatingSource {
  readonly path: string;
  /** Changes when the source does. */
  readonly fingerprint: string;
  has(name: string): boolean;
  /** Distinct base names. */
  names(): readonly string[];
  /** Path of every file relative to the source, with `/` as separator. */
  paths(): readonly string[];
  /**
   * @param name the path of a file, or its base name; if it is not unique, the file nearest to the root is used
   * @throws RecommendationProblem `ratings_source_damaged`, `export_too_large`, and errors of the file system
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

/** Sorts files nearer to the root first, because exports repeat names in folders such as `deleted`. */
export function nearestFirst(paths: Iterable<string>): string[] {
  return [...paths].sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
}

/** The path for a name; null when the source has no such file. */
export function createPathFinder(paths: readonly string[]): (name: string) => string | null {
  const known = new Set(paths);
  const byName = new Map(
    nearestFirst(paths)
      .toReversed()
      .map((path) => [lastName(path), path]),
  );
  return (name) => (known.has(name) ? name : (byName.get(name) ?? null));
}

/** What a source says of its files; `pathOf` is `createPathFinder`'s. */
export function describeFiles(
  paths: readonly string[],
): Pick<RatingSource, "has" | "names" | "paths"> & { pathOf(name: string): string | null } {
  const pathOf = createPathFinder(paths);
  return {
    pathOf,
    has: (name) => pathOf(name) !== null,
    names: () => [...new Set(paths.map(lastName))],
    paths: () => paths,
  };
}

export const lastName = (path: string): string => lastPathSegment(path);

/** Longer paths are truncated to this many characters. */
const MAX_PATH_LENGTH = 2_000;

/** Splits a path into its folders and base name. */
export const segmentsOf = (path: string): string[] => pathSegments(path, MAX_PATH_LENGTH);

const depthOf = (path: string) => segmentsOf(path).length;
