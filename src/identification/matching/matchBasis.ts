import type { ScoredCandidate } from "./scoredCandidate.ts";

/** What an automatic match rested on most. Stored in the journal, a label of the precision figures. */
export type MatchBasis = "id" | "director" | "title_and_year" | "title_near_year" | "title" | "other";

/** A year that is one off takes 0.05 from the score, a missing year 0.11: see `YEAR_FACTOR`. */
const MAX_NEAR_YEAR_PENALTY = 0.08;

export function matchBasis({ evidence, year }: ScoredCandidate): MatchBasis {
  const find = (feature: string) => evidence.find((piece) => piece.feature === feature);
  if (find("id")?.value === "agrees") return "id";
  if (find("director")) return "director";
  const yearEvidence = find("year");
  if (yearEvidence === undefined || year === null) return "title";
  if (yearEvidence.weight === 0) return "title_and_year";
  return yearEvidence.weight > -MAX_NEAR_YEAR_PENALTY ? "title_near_year" : "title";
}
