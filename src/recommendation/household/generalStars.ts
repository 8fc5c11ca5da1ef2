import type { FilmVectors } from "./filmVectors.ts";

/** Average of the votes at which a film is neither better nor worse than others, 0 to 10. */
export const CENTRE = 6.5;
/**
 * Learnt by `tests/bench/household/learnQuality.ts` over the people of MovieLens latest-small who are in no case of the
 * benchmark.
 */
const QUALITY_WEIGHT = 0.148;
const AVERAGE_WEIGHT = 0.415;
/** Mean rating of a film that is neither better nor worse than others, over the same people. */
export const MEAN_STARS = 3.27;

/** How many stars each film is rated above others, by the votes of everybody. @returns for each row */
export function generalStars({ quality, averages }: FilmVectors): Float64Array {
  return quality.map((own, row) => QUALITY_WEIGHT * own + AVERAGE_WEIGHT * ((averages[row] ?? CENTRE) - CENTRE));
}
