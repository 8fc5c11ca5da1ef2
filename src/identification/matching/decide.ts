import type { ScoredCandidate } from "./scoredCandidate.ts";

export type Decision =
  | { readonly kind: "matched"; readonly candidate: ScoredCandidate }
  | { readonly kind: "ambiguous"; readonly candidates: readonly ScoredCandidate[] }
  | { readonly kind: "unmatched"; readonly reason: "no_candidate" | "too_unlike" | "not_a_film" };

export interface Thresholds {
  /** From here on a person is asked. */
  readonly review: number;
  /** From here on a match is made, given the lead. */
  readonly accept: number;
  /** Lead over the second. */
  readonly margin: number;
}

/** Measured by `tests/bench/identification`; see docs/identification.md. */
export const THRESHOLDS: Thresholds = { review: 0.5, accept: 0.84, margin: 0.04 };

/** The margin keeps two remakes of one title apart; popularity weighs less than it, so that it never decides. */
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
      reason: best.evidence.some(({ feature }) => feature === "kind") ? "not_a_film" : "too_unlike",
    };

  const lead = best.score - (second?.score ?? 0);
  if (best.score < accept || lead < margin)
    return { kind: "ambiguous", candidates: candidates.filter((candidate) => candidate.score >= review) };
  return { kind: "matched", candidate: best };
}
