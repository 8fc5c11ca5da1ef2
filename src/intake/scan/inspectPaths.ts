import { type AllowedRoots, realRoots } from "../fileAccess/allowedRoots.ts";
import type { InspectedPath } from "./inspectedPath.ts";
import { inspectFile } from "./inspectFile.ts";

export interface InspectPathsInput {
  readonly paths: readonly string[];
  /** Folders that may be read, links resolved here; without them only what `paths` name. */
  readonly allowedRoots?: readonly string[];
}

/** Inspects each path, in order. Reads synchronously: run it in a thread of the `media` pool. */
export function inspectPaths({ paths, allowedRoots }: InspectPathsInput): InspectedPath[] {
  const roots: AllowedRoots = allowedRoots ? realRoots(allowedRoots) : null;
  const now = Date.now();
  return paths.map((path) => inspectFile(path, roots, now));
}
