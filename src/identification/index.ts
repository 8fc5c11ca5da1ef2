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
  applyNfo,
  decide,
  identifyRelease,
  type ScoredCandidate,
  scoreCandidate,
} from "./matching/index.ts";
export {
  type EpisodeNumbers,
  episodeNumbers,
  parseReleaseName,
  type Release,
  type ReleaseKind,
  titleKey,
  titleWords,
} from "./releaseName/index.ts";
export type { PrecisionRow, Review } from "./review/index.ts";
