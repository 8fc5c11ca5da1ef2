import { realpath } from "node:fs/promises";
import { nativePaths } from "./nativePaths.ts";
import type { PathRules } from "./pathRules.ts";

/**
 * Where a folder really lies, with its links and junctions followed. A drive letter that stands for something else, a
 * share or a folder (`net use`, `subst`), stays: what is dropped from there bears it too.
 */
export async function realPlace(
  path: string,
  resolve: (path: string) => Promise<string> = realpath,
  rules: PathRules = nativePaths,
): Promise<string> {
  const named = rules.normalize(path);
  const real = rules.normalize(await resolve(named));
  const root = rules.root(named);
  if (rules.root(real) === root) return real;
  const isRootItself = rules.normalize(await resolve(root)) === root;
  return isRootItself && rules.isAbsolute(real) ? real : named;
}
