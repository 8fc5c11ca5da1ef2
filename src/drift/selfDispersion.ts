import type { Contrast, Dispersion, FeatureName } from "./measuredFeature.ts";
import { fTail } from "./statistics/beta.ts";

/**
 * What is expected of people of whom little is known: the factor of each feature. People rate in moods and sittings, so
 * that the next fifty ratings differ from the last hundred by far more than a random draw would. Fitted on the windows
 * of the users of MovieLens latest-small with an even number; the others are used to test it
 * (`tests/property/drift/households.test.ts`).
 */
const EXPECTED: Readonly<Partial<Record<FeatureName, number>>> = {
  rating_mean: 5,
  rating_sd: 4,
  rating_histogram: 2,
  genre_mix: 1.25,
  decade_mix: 4,
};
/** The expectation counts as much as so many windows of the person's own. */
const EXPECTED_WINDOWS = 2;
/** Fitted with the expectations: the F distribution of windows over their estimated dispersion. */
const DEGREES = 6;
/** Habits move on: a window that lies so many ratings after the past differs from it by so much more. */
const LATER_RATINGS = 100;
const LATER_FACTOR = 1.5;
/** A single window counts at most so much, before and now. */
const MAX_STATISTIC = 400;

/**
 * The dispersion of a feature in somebody's own past, shrunk towards what is usual (as in limma's moderated F test;
 * G. K. Smyth, 2004). With many windows of their own a person is measured against themselves alone.
 *
 * @param past of each earlier window, compared with what came right before it
 * @param between ratings that lie between the past and the window to be judged
 */
export function selfDispersion(name: FeatureName, past: readonly Contrast[], between: number): Dispersion {
  const known = past.filter(({ degrees }) => degrees > 0);
  const own = known.reduce((sum, { statistic }) => sum + Math.min(statistic, MAX_STATISTIC), 0);
  const expected = EXPECTED[name] ?? 1;
  const factor = (EXPECTED_WINDOWS * expected + own) / (EXPECTED_WINDOWS + known.length);
  const later = 1 + (LATER_FACTOR - 1) * Math.min(1, between / LATER_RATINGS);
  return { factor: later * Math.max(1, factor), degrees: DEGREES };
}

/** How likely a window with these habits lies as far from its past as this contrast does. */
export function usualProbability({ statistic, degrees }: Contrast, { factor, degrees: known }: Dispersion): number {
  return fTail(Math.min(statistic, MAX_STATISTIC) / factor, degrees, known);
}
