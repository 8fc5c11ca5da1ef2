import { type AllowedRoots, realRoots } from "./allowedRoots.ts";
import type { Surveyed } from "./surveyed.ts";
import { surveyFile } from "./surveyFile.ts";

export interface SurveyInput {
  readonly paths: readonly string[];
  /** Folders that may be read, links resolved here; without them only what `paths` name. */
  readonly allowedRoots?: readonly string[];
}

/** Looks at each path, in order. Reads synchronously: it belongs into a thread of the `media` pool. */
export function surveyPaths({ paths, allowedRoots }: SurveyInput): Surveyed[] {
  const roots: AllowedRoots = allowedRoots ? realRoots(allowedRoots) : null;
  const now = Date.now();
  return paths.map((path) => surveyFile(path, roots, now));
}
