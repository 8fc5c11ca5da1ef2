import type { ScoredCandidate } from "./scoredCandidate.ts";

export type Decision =
  | { readonly kind: "matched"; readonly candidate: ScoredCandidate }
  | { readonly kind: "ambiguous"; readonly candidates: readonly ScoredCandidate[] }
  | { readonly kind: "unmatched"; readonly reason: "no_candidate" | "low_score" | "not_a_film" };

export interface Thresholds {
  /** From this score on the file is ambiguous and goes to the review. */
  readonly review: number;
  /** From this score on the match is automatic, given the margin. */
  readonly accept: number;
  /** Smallest lead over the second candidate. */
  readonly margin: number;
}

/** Measured by `tests/bench/identification`; see docs/identification.md. */
export const THRESHOLDS: Thresholds = { review: 0.5, accept: 0.84, margin: 0.04 };

/** The margin keeps two remakes of one title apart. Popularity weighs less than the margin, so it never decides. */
export function decide(
  scored: readonly ScoredCandidate[],
  { review, accept, margin }: Thresholds = THRESHOLDS,
): Decision {
  const candidates = scored.toSorted((a, b) => b.score - a.score);
  const [best, second] = candidates;
  if (!best) return { kind: "unmatched", reason: "no_candidate" };
  if (best.score < review)
    return {
      kind: "unmatched",
      reason: best.evidence.some(({ feature }) => feature === "kind") ? "not_a_film" : "low_score",
    };

  const lead = best.score - (second?.score ?? 0);
  if (best.score < accept || lead < margin)
    return { kind: "ambiguous", candidates: candidates.filter((candidate) => candidate.score >= review) };
  return { kind: "matched", candidate: best };
}
