import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assessDrift } from "../../../src/drift/assessDrift.ts";
import { genreKey } from "../../../src/drift/genreKey.ts";
import { profileRatings } from "../../../src/drift/profile.ts";
import { ratingFeatures } from "../../../src/drift/ratingFeatures.ts";
import {
  hellinger,
  jensenShannon,
  largestDifference,
  populationStabilityIndex,
  totalVariation,
} from "../../../src/drift/statistics/distances.ts";

const BASELINE = [2, 1, 3, 4, 8, 10, 20, 25, 17, 10];
const profileOf = (histogram: readonly number[]) => ({
  ratings: histogram.reduce((sum, count) => sum + count, 0),
  from: 0,
  to: 1,
  histogram,
  genres: {},
  decades: {},
  perUser: [0, 0, 0, 0, 0, 0, 0],
});
const verdictOf = (baseline: readonly number[], current: readonly number[], threshold = 20) => {
  const features = ratingFeatures(profileOf(baseline), profileOf(current)).slice(0, 3);
  return Object.fromEntries(assessDrift(features, { thresholdPercent: threshold }).map((one) => [one.name, one]));
};

describe("the verdict", () => {
  test("A: nothing of note changed", () => {
    const verdict = verdictOf(BASELINE, [2, 2, 3, 5, 9, 11, 20, 23, 16, 9]);
    expect(Object.values(verdict).map(({ drifted, moderate }) => drifted || moderate)).toEqual([false, false, false]);
  });

  test("B: lower and otherwise spread; the deviation changed too, but no more than chance does", () => {
    const verdict = verdictOf(BASELINE, [8, 6, 10, 12, 15, 14, 13, 10, 7, 5]);
    expect(verdict.rating_mean).toMatchObject({ drifted: true, enough: true });
    expect(verdict.rating_mean?.changePercent).toBeCloseTo(-25.069, 3);
    expect(verdict.rating_histogram).toMatchObject({ drifted: true });
    expect(verdict.rating_sd).toMatchObject({ drifted: false, moderate: false });
  });

  test("a threshold above the change lets it pass, and says that something moved", () => {
    expect(verdictOf(BASELINE, [8, 6, 10, 12, 15, 14, 13, 10, 7, 5], 30).rating_mean).toMatchObject({
      drifted: false,
      moderate: true,
    });
  });

  test("fewer than a hundred rows never have a verdict", () => {
    const verdict = verdictOf(BASELINE, [99, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(Object.values(verdict).map(({ enough, drifted, p }) => [enough, drifted, p])).toEqual([
      [false, false, null],
      [false, false, null],
      [false, false, null],
    ]);
  });

  test("no ratings at all give no verdict and no NaN", () => {
    for (const one of Object.values(
      verdictOf(
        BASELINE,
        BASELINE.map(() => 0),
      ),
    )) {
      expect(one).toMatchObject({ enough: false, drifted: false, current: null, changePercent: null });
      expect(JSON.parse(JSON.stringify(one))).toEqual(one);
    }
  });

  test("a proportion that was zero is judged by what it is now", () => {
    const judged = (hits: number) =>
      assessDrift(
        [
          {
            name: "cold_start_share",
            kind: "proportion",
            baseline: { hits: 0, count: 500 },
            current: { hits, count: 200 },
          },
        ],
        { thresholdPercent: 20 },
      )[0];
    expect(judged(60)).toMatchObject({ changePercent: null, drifted: true });
    expect(judged(10)).toMatchObject({ changePercent: null, drifted: false });
  });
});

describe("profiles", () => {
  test("one film counts in each of its genres, and in one decade", () => {
    const profile = profileRatings(
      { users: [1, 1, 2], films: [1, 2, 1], values: [0.5, 5, 3], times: [3, 1, 2] },
      (film) => (film === 1 ? { genres: ["Drame", "Sci-Fi"], year: 1927 } : { genres: [], year: null }),
    );
    expect(profile).toEqual({
      ratings: 3,
      from: 1,
      to: 3,
      histogram: [1, 0, 0, 0, 0, 1, 0, 0, 0, 1],
      genres: { drama: 2, "science fiction": 2 },
      decades: { "1920": 2, unknown: 1 },
      perUser: [1, 1, 0, 0, 0, 0, 0],
    });
  });

  test("a genre is the same one in every language", () => {
    expect(["Science-Fiction", "Sci-Fi", "Science Fiction"].map(genreKey)).toEqual(Array(3).fill("science fiction"));
    expect(["Comédie", "Comedy"].map(genreKey)).toEqual(["comedy", "comedy"]);
    expect(genreKey("Wuxia")).toBe("wuxia");
  });
});

describe("laws of the distances", () => {
  const counts = fc.integer({ min: 2, max: 12 }).chain((bins) => {
    const side = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: bins, maxLength: bins });
    const filled = side.filter((many) => many.some((count) => count > 0));
    return fc.tuple(filled, filled);
  });
  const measures = {
    stabilityIndex: populationStabilityIndex,
    jensenShannon,
    hellinger,
    totalVariation,
    largestDifference,
  };

  test("none for equal shares, never below, the same from both sides, in any order of bins, at any scale", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 9 }), ([before, now], times) => {
        for (const measure of Object.values(measures)) {
          const found = measure(before, now);
          expect(found).toBeGreaterThanOrEqual(0);
          expect(
            measure(
              before,
              before.map((count) => count * times),
            ),
          ).toBeCloseTo(0, 6);
          expect(measure(now, before)).toBeCloseTo(found, 9);
          expect(measure(before.toReversed(), now.toReversed())).toBeCloseTo(found, 9);
          expect(
            measure(
              before.map((count) => count * times),
              now,
            ),
          ).toBeCloseTo(found, 9);
        }
        for (const measure of [jensenShannon, hellinger, totalVariation])
          expect(measure(before, now)).toBeLessThanOrEqual(1 + 1e-12);
        expect(jensenShannon(before, now) ** 2).toBeLessThanOrEqual(totalVariation(before, now) + 1e-12);
      }),
    );
  });
});
