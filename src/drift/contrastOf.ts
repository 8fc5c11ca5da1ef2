import type { Contrast, MeasuredFeature } from "./measuredFeature.ts";
import {
  mergeSmallBins,
  testDeviations,
  testMeans,
  testProportions,
  testShares,
} from "./statistics/hypothesisTests.ts";
import { type Moments, withRounding } from "./statistics/moments.ts";

/** Stars come in halves. */
const RATING_STEP = 0.5;

/** How far both sides of a feature lie apart: z² or χ² by degree of freedom, 1 on average where only chance is at work. */
export function contrastOf(feature: MeasuredFeature): Contrast {
  if (feature.kind === "shares") {
    const merged = mergeSmallBins(feature.baseline, feature.current);
    const { chiSquared, degrees } = testShares(merged.baseline, merged.current);
    return { statistic: degrees === 0 ? 0 : chiSquared / degrees, degrees };
  }
  const { z } =
    feature.kind === "proportion" ? testProportions(feature.baseline, feature.current) : testMoments(feature);
  return { statistic: Number.isNaN(z) ? 0 : z ** 2, degrees: 1 };
}

function testMoments(feature: Extract<MeasuredFeature, { kind: "mean" | "deviation" }>): { readonly z: number } {
  // Somebody who always gives the same stars has a spread too: less than half a star.
  const tested = (moments: Moments) => (feature.isRounded ? withRounding(moments, RATING_STEP) : moments);
  const test = feature.kind === "mean" ? testMeans : testDeviations;
  return test(tested(feature.baseline), tested(feature.current));
}
