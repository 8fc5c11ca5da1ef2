/**
 * The weight of each of `LIST_FEATURES`, and its change with the number of ratings. Fitted by `node
 * tests/bench/household/learnWeights.ts` on households of those users of MovieLens latest-small who are in no
 * benchmark case, so that the benchmark measures other users.
 */
export const LIST_WEIGHTS: readonly (readonly [weight: number, change: number])[] = [
  [0.203, -0.171], // popularity
  [0.373, -0.023], // popularityForAudience
  [0.115, 0.016], // quality
  [0.268, 0.067], // average
  [-0.161, -0.005], // popularityByYear
  [0.06, -0.062], // qualityByPopularity
  [0.002, 0.005], // taste
  [0.4, 0.016], // similarity
  [-0.229, 0.257], // chosenSharp
  [0.863, 0.118], // chosenSmooth
];

/** 0 at twenty ratings, 1 at about 150, −1 at about three. */
export function changeAt(ratings: number): number {
  return (Math.log(Math.max(1, ratings)) - Math.log(20)) / 2;
}
