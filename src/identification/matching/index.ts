/**
 * Matching: from a release to a decision. In: a release, what was probed of the file, sources of candidates. Out:
 * candidates with a score and the evidence it is made of, and a decision: matched, ambiguous or unmatched. It writes
 * nothing, and reaches a network only through the sources it is given.
 */
export { applyNfo } from "./applyNfo.ts";
export { type Decision, decide, THRESHOLDS } from "./decide.ts";
export { type FoundFilm, findFilmByTitle } from "./findFilmByTitle.ts";
export { identifyFromSources } from "./identifyFromSources.ts";
export { type IdentificationResult, identifyRelease } from "./identifyRelease.ts";
export { type MatchBasis, matchBasis } from "./matchBasis.ts";
export { type AllProvidersFailed, allSources, type CandidateSources, queryProviders } from "./queryProviders.ts";
export type { FileFacts } from "./runtimeEvidence.ts";
export { scoreCandidate } from "./scoreCandidate.ts";
export type { ScoredCandidate } from "./scoredCandidate.ts";
