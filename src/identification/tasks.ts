import type { FilmCandidate, ScoredCandidate } from "./candidate.ts";
import { type FolderNames, type FolderReading, readFolder } from "./folderReading.ts";
import { parseReleaseName } from "./parseReleaseName.ts";
import type { Release } from "./release.ts";
import { type FileFacts, scoreCandidate } from "./scoreCandidate.ts";

export { titleKey, titleWords } from "./foldTitle.ts";

/** Work for a thread: plain values in, plain values out. */

export function parseReleaseNames(paths: readonly string[]): Release[] {
  return paths.map(parseReleaseName);
}

export function readFolderNames(folder: FolderNames): FolderReading {
  return readFolder(folder);
}

export interface ScoringTask {
  readonly release: Release;
  readonly file: FileFacts;
  readonly candidates: readonly FilmCandidate[];
}

export function scoreCandidates({ release, file, candidates }: ScoringTask): ScoredCandidate[] {
  return candidates.map((candidate) => scoreCandidate(release, file, candidate));
}
