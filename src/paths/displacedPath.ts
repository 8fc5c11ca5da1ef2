import { nativePaths } from "./nativePaths.ts";
import type { PathRules } from "./pathRules.ts";

const MARK = ".displaced-";

/**
 * The path of a file whose content was not found again, while another content is at its path: below that path, where no
 * real file can be. It keeps its last name and stays inside the same folders.
 */
export function displacedPath(path: string, id: number, rules: PathRules = nativePaths): string {
  return rules.join(path, `${MARK}${id}`, rules.basename(path));
}

/** The path that a person is shown: where the file is, or was before it was displaced. */
export function displayPath(path: string, rules: PathRules = nativePaths): string {
  const above = rules.dirname(path);
  return rules.basename(above).startsWith(MARK) ? rules.dirname(above) : path;
}
