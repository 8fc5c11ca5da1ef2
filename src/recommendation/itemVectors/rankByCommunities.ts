import { communityScorer, type RatedFilm, type ServedCommunity } from "./communityScores.ts";
import { mergeCommunities } from "./mergeCommunities.ts";

export interface CommunityRankOptions {
  readonly limit: number;
  readonly reasonsPerFilm: number;
}

export interface CommunityRankedFilm {
  readonly film: number;
  readonly score: number;
  /** Films of the history that contribute most to its score. */
  readonly reasonFilms: readonly number[];
}

/** The films that downloaded communities rank first for a person's ratings. @param candidates films of the library */
export function rankByCommunities(
  communities: readonly ServedCommunity[],
  history: readonly RatedFilm[],
  candidates: readonly number[],
  { limit, reasonsPerFilm }: CommunityRankOptions,
): CommunityRankedFilm[] {
  const scorers = communities.map((community) => communityScorer(community, history));
  return mergeCommunities(scorers.map((scorer) => scorer.scores(candidates)))
    .toSorted((a, b) => b.score - a.score || a.film - b.film)
    .slice(0, limit)
    .map(({ film, score }) => {
      const reasons = scorers.map((scorer) => scorer.reasons(film, reasonsPerFilm)).find((found) => found.length > 0);
      return { film, score, reasonFilms: reasons ?? [] };
    });
}
