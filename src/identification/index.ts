/**
 * Identification: from a file's path to a film.
 *
 * In: a path, what was probed of the file, a source of candidates. Out: a release (title, year, kind, weighted
 * readings), scored candidates with their evidence, a decision. It reads no clock, writes nothing and reaches a network
 * only through the source it is given; it never overrules a person.
 */
export type {
  CandidateSource,
  Evidence,
  FilmCandidate,
  FilmQuery,
  ScoredCandidate,
} from "./candidate.ts";
export { createIdentification, type Identification } from "./createIdentification.ts";
export { type Decision, decide, type Thresholds } from "./decide.ts";
export { titleKey, titleWords } from "./foldTitle.ts";
export { type Identified, identifyRelease } from "./identifyRelease.ts";
export { parseReleaseName } from "./parseReleaseName.ts";
export type { PrecisionRow } from "./precision.ts";
export type { Reading, Release, ReleaseKind } from "./release.ts";
export type { HandTarget, Review } from "./review.ts";
export { type FileFacts, scoreCandidate } from "./scoreCandidate.ts";
