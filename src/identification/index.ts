/**
 * Identification (UC7): which film is this file?
 *
 * - `releaseName/`: a path → a release (title, year, kind, weighted guesses)
 * - `matching/`: a release → candidates with evidence → a decision
 * - `files/`: the jobs that run both for each file, and what is stored of it
 * - `review/`: manual decisions, which no automatic match replaces, and the precision of automatic ones
 */
export { createIdentification, type Identification } from "./createIdentification.ts";
export {
  type Decision,
  decide,
  type Evidence,
  type FileFacts,
  type IdentificationResult,
  identifyRelease,
  type ScoredCandidate,
  scoreCandidate,
  type Thresholds,
} from "./matching/index.ts";
export {
  parseReleaseName,
  type Release,
  type ReleaseKind,
  type TitleGuess,
  titleKey,
  titleWords,
} from "./releaseName/index.ts";
export type { PrecisionRow, RequestedFilm, Review } from "./review/index.ts";
