import type { Recommendation } from "../../../src/contract/index.ts";

/** A film for tonight should be liked, not only chosen: one that is estimated below this comes later. */
const MIN_STARS = 3.5;

/**
 * The order in which films are offered for tonight: as they are recommended, but first those with a good estimate, where
 * there are any. A film without an estimate counts as good: nothing speaks against it.
 */
export function forTonight(suggestions: readonly Recommendation[]): Recommendation[] {
  const isGood = ({ film: { estimate } }: Recommendation) => estimate === null || estimate.stars >= MIN_STARS;
  return [...suggestions.filter(isGood), ...suggestions.filter((one) => !isGood(one))];
}
