import { parseReleaseName } from "./parseReleaseName.ts";
import type { Release } from "./release.ts";

/** Many at once: one task for a thread. */
export function parseReleaseNames(paths: readonly string[]): Release[] {
  return paths.map(parseReleaseName);
}
