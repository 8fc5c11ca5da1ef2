import { parseReleaseName } from "./parseReleaseName.ts";
import type { Release } from "./release.ts";

/** Many at once: a thread is asked once for a whole folder. */
export function parseReleaseNames(paths: readonly string[]): Release[] {
  return paths.map(parseReleaseName);
}
