import type { Candidate } from "../contract/index.ts";
import type { ScoredCandidate } from "../identification/index.ts";
import { isSampleFilm } from "../providers/index.ts";

/** A candidate of a file in the contract's form; its poster is loaded through the engine. */
export function toCandidate(fileId: number, candidate: ScoredCandidate): Candidate {
  return {
    tmdbId: candidate.tmdbId,
    imdbId: candidate.imdbId,
    wikidataId: candidate.wikidataId,
    catalogueId: candidate.catalogueId,
    title: candidate.title,
    originalTitle: candidate.originalTitle ?? null,
    year: candidate.year,
    poster: candidate.posterPath ? `/api/artwork/candidate/${fileId}${candidate.posterPath}` : null,
    score: candidate.score,
    evidence: [...candidate.evidence],
    provider: isSampleFilm({ tmdb: candidate.tmdbId, wikidata: candidate.wikidataId }) ? "sample" : candidate.provider,
  };
}
