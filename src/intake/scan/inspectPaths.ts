import { type AllowedRoots, realRoots } from "../fileAccess/allowedRoots.ts";
import { exclusionOfPath, type IgnoreFileCache } from "./exclusionOfPath.ts";
import { type InspectedPath, refuse } from "./inspectedPath.ts";
import { inspectFile } from "./inspectFile.ts";

export interface InspectPathsInput {
  readonly paths: readonly string[];
  /** Folders that may be read, links resolved here; without them only what `paths` name. */
  readonly allowedRoots?: readonly string[];
  /** The watched folders, in which files that a scan would skip are refused. Without it no file is refused. */
  readonly exclusionRoots?: readonly string[];
}

/** Inspects each path, in order. Reads synchronously: run it in a thread of the `media` pool. */
export function inspectPaths({ paths, allowedRoots, exclusionRoots }: InspectPathsInput): InspectedPath[] {
  const roots: AllowedRoots = allowedRoots ? realRoots(allowedRoots) : null;
  const now = Date.now();
  const cache: IgnoreFileCache = new Map();
  return paths.map((path) => {
    const inspected = inspectFile(path, roots, now);
    if (inspected.kind !== "file" || exclusionRoots === undefined) return inspected;
    const excluded = exclusionOfPath(path, exclusionRoots, cache);
    return excluded ? refuse(path, excluded.reason, excluded.fact, inspected.ageMs) : inspected;
  });
}
