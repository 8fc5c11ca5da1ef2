import { lstatSync } from "node:fs";
import { hasCode } from "../../errors/index.ts";
import { isReservedName, nativePaths, resolveRealPathSync } from "../../paths/index.ts";

export interface PathsInsideInput {
  /** As the user entered them. */
  readonly paths: readonly string[];
  /** Real paths of folders. */
  readonly roots: readonly string[];
}

/**
 * Returns the normalised form of each path that is inside one of the folders, and null for any other. A path outside
 * is recognised by its text and never looked up, so that neither the result nor its timing reveals whether it exists.
 * A path inside is checked name by name: a target behind a link that leads out of the folder, or to nothing, counts
 * as outside.
 *
 * Blocks: call it in a thread of the `media` pool.
 */
export function pathsInside({ paths, roots }: PathsInsideInput): (string | null)[] {
  return paths.map((path) => {
    const named = lexicallyInside(path, roots);
    return named !== null && staysInside(named, roots) ? named : null;
  });
}

/** Does not access the disk. Windows device names and alternate streams are in no folder. */
export function lexicallyInside(path: string, roots: readonly string[]): string | null {
  if (path.includes("\0") || !nativePaths.isAbsolute(path)) return null;
  const named = nativePaths.normalize(path);
  const root = rootOf(named, roots);
  if (root === undefined) return null;
  return namesBelow(named, root).some(isNoFileName) ? null : named;
}

function staysInside(named: string, roots: readonly string[]): boolean {
  const root = rootOf(named, roots);
  if (root === undefined) return false;
  let folder = root;
  for (const name of namesBelow(named, root)) {
    const next = nativePaths.join(folder, name);
    const kind = kindOf(next);
    // Missing inside an allowed folder: the caller may learn that.
    if (kind === "missing") return true;
    const real = kind === "link" ? realPathOf(next) : next;
    if (real === null || rootOf(real, roots) === undefined) return false;
    folder = real;
  }
  return true;
}

function rootOf(path: string, roots: readonly string[]): string | undefined {
  return roots.find((root) => path === root || nativePaths.isInside(path, root));
}

function namesBelow(path: string, root: string): readonly string[] {
  return (nativePaths.relativeTo(path, root) ?? "").split(nativePaths.separator).filter((name) => name !== "");
}

function isNoFileName(name: string): boolean {
  return nativePaths.kind === "windows" && (isReservedName(name) || name.includes(":"));
}

function kindOf(path: string): "link" | "other" | "missing" {
  try {
    return lstatSync(path).isSymbolicLink() ? "link" : "other";
  } catch (error) {
    if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return "missing";
    return "other"; // not accessible, or too long: reading it reports the reason
  }
}

function realPathOf(path: string): string | null {
  try {
    return resolveRealPathSync(path);
  } catch {
    return null; // a broken or circular link
  }
}
