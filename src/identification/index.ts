/**
 * Identification: from a file's path to a film.
 *
 * In: a path, what was probed of the file, a source of candidates. Out: a release (title, year, kind, weighted
 * readings), scored candidates with their evidence, a decision. It reads no clock, writes nothing and reaches a network
 * only through the source it is given; it never overrules a person.
 */
export {
  type CandidateSource,
  candidateKey,
  type Evidence,
  type FilmCandidate,
  type FilmQuery,
  type ScoredCandidate,
} from "./candidate.ts";
export { createIdentification, type Identification } from "./createIdentification.ts";
export { type Decision, decide, THRESHOLDS, type Thresholds } from "./decide.ts";
export { findCandidates } from "./findCandidates.ts";
export { titleKey, titleWords } from "./foldTitle.ts";
export { type Identified, identifyRelease } from "./identifyRelease.ts";
export { parseReleaseName } from "./parseReleaseName.ts";
export type { Reading, Release, ReleaseKind } from "./release.ts";
export { type HandTarget, type Review, ReviewProblem } from "./review.ts";
export { type FileFacts, scoreCandidate } from "./scoreCandidate.ts";
export { parseReleaseNames, type ScoringTask, scoreCandidates } from "./tasks.ts";
