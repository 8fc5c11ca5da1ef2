import type { FilmCandidate, ScoredCandidate } from "./candidate.ts";
import { parseReleaseName } from "./parseReleaseName.ts";
import type { Release } from "./release.ts";
import { type FileFacts, scoreCandidate } from "./scoreCandidate.ts";

/** Work for a thread: plain values in, plain values out. */

export function parseReleaseNames(paths: readonly string[]): Release[] {
  return paths.map(parseReleaseName);
}

export interface ScoringTask {
  readonly release: Release;
  readonly file: FileFacts;
  readonly candidates: readonly FilmCandidate[];
}

export function scoreCandidates({ release, file, candidates }: ScoringTask): ScoredCandidate[] {
  return candidates.map((candidate) => scoreCandidate(release, file, candidate));
}
