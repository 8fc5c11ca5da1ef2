import { type AllowedRoots, realRoots } from "../fileAccess/allowedRoots.ts";
import { type ExclusionScope, exclusionOfFile, exclusionOfFolder, rulesAbove } from "./exclusionOfPath.ts";
import { type InspectedPath, refuse } from "./inspectedPath.ts";
import { inspectFile } from "./inspectFile.ts";

export interface InspectPathsInput {
  readonly paths: readonly string[];
  /** Folders that may be read, links resolved here; without them only what `paths` name. */
  readonly allowedRoots?: readonly string[];
  /** The watched folders, in which what a scan would skip is refused. Without it nothing is refused. */
  readonly exclusionRoots?: readonly string[];
  /** Excluded paths that a user added anyway. */
  readonly included?: readonly string[];
}

/** Inspects each path, in order. Reads synchronously: run it in a thread of the `media` pool. */
export function inspectPaths({ paths, allowedRoots, exclusionRoots, included }: InspectPathsInput): InspectedPath[] {
  const roots: AllowedRoots = allowedRoots ? realRoots(allowedRoots) : null;
  const now = Date.now();
  const scope = exclusionRoots && { roots: exclusionRoots, included: new Set(included), cache: new Map() };
  return paths.map((path) => {
    const inspected = inspectFile(path, roots, now);
    return scope ? withExclusions(inspected, scope) : inspected;
  });
}

function withExclusions(inspected: InspectedPath, scope: ExclusionScope): InspectedPath {
  const { path } = inspected;
  if (inspected.kind === "file") {
    const excluded = exclusionOfFile(path, scope);
    return excluded ? refuse(path, excluded.reason, excluded.fact, inspected.ageMs) : inspected;
  }
  if (inspected.kind === "refused") return inspected;
  const excluded = exclusionOfFolder(path, scope);
  if (excluded) return { ...refuse(path, excluded.reason, excluded.fact), isFolder: true };
  return { ...inspected, rules: rulesAbove(path, scope) };
}
