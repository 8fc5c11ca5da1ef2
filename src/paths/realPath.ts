import { realpathSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { nativePaths } from "./nativePaths.ts";
import type { PathRules } from "./pathRules.ts";

/**
 * The path of a file or folder with links and junctions followed. A drive letter that is mapped to a share or a folder
 * (`net use`, `subst`) stays: paths that are dropped from there have it too.
 * @throws the file system's error
 */
export async function resolveRealPath(
  path: string,
  resolve: (path: string) => Promise<string> = realpath,
  rules: PathRules = nativePaths,
): Promise<string> {
  const named = rules.normalize(path);
  const real = rules.normalize(await resolve(named));
  const root = rules.root(named);
  return isOn(root, real, rules) ? real : chooseRealPath(named, real, await resolve(root), rules);
}

/** The same, synchronously: run it in a thread. @throws the file system's error */
export function resolveRealPathSync(path: string): string {
  const rules = nativePaths;
  const named = rules.normalize(path);
  const real = rules.normalize(realpathSync.native(named));
  const root = rules.root(named);
  return isOn(root, real, rules) ? real : chooseRealPath(named, real, realpathSync.native(root), rules);
}

function isOn(root: string, real: string, rules: PathRules): boolean {
  return rules.root(real) === root;
}

/** A link may lead to another drive; a letter that is itself a link is kept. */
function chooseRealPath(named: string, real: string, realRoot: string, rules: PathRules): string {
  const isRootItself = rules.normalize(realRoot) === rules.root(named);
  return isRootItself && rules.isAbsolute(real) ? real : named;
}
