import type { RatingSet } from "../ratings/ratingSet.ts";
import { type EaseModel, type EaseParams, fitEase } from "./ease.ts";
import type { History, ListModel } from "./model.ts";

export interface EasePairParams {
  readonly long: Partial<EaseParams>;
  readonly short: Partial<EaseParams>;
  /** Histories of fewer ratings are short. */
  readonly shortBelow: number;
}

/** Chosen on each user's five ratings before the last five, and on users left out of the training. */
export const EASE_PAIR_DEFAULTS: EasePairParams = {
  long: { lambda: 200, seenWeight: 0.25 },
  short: { lambda: 800, seenWeight: 0.5 },
  shortBelow: 10,
};

export interface EasePair extends ListModel {
  readonly long: EaseModel;
  readonly short: EaseModel;
  readonly shortBelow: number;
  reasons: EaseModel["reasons"];
}

/** Two ridge regressions: the fewer ratings a user has, the less a single co-occurrence counts. */
export function fitEasePair(ratings: RatingSet, params: Partial<EasePairParams> = {}): EasePair {
  const { long, short, shortBelow } = { ...EASE_PAIR_DEFAULTS, ...params };
  return easePair({ long: fitEase(ratings, long), short: fitEase(ratings, short), shortBelow });
}

export function easePair(parts: Pick<EasePair, "long" | "short" | "shortBelow">): EasePair {
  const chosen = ({ films }: History) => (films.length < parts.shortBelow ? parts.short : parts.long);
  return {
    ...parts,
    scores: (history) => chosen(history).scores(history),
    reasons: (history, film, count) => chosen(history).reasons(history, film, count),
  };
}
