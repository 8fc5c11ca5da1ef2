import { nativePaths } from "./nativePaths.ts";
import type { PathRules } from "./pathRules.ts";

const MARK = ".displaced-";

/**
 * The path of a file whose content is nowhere to be seen, while something else lies under its name: below that name,
 * where no file can be. It keeps the last name and stays inside the same folders.
 */
export function displacedPath(path: string, id: number, rules: PathRules = nativePaths): string {
  return rules.join(path, `${MARK}${id}`, rules.basename(path));
}

/** Where a file lies, or lay before it was displaced: what a person is shown. */
export function displayPath(path: string, rules: PathRules = nativePaths): string {
  const above = rules.dirname(path);
  return rules.basename(above).startsWith(MARK) ? rules.dirname(above) : path;
}
