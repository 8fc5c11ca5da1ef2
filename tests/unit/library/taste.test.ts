import fc from "fast-check";
import { expect, test } from "vitest";
import { compareRatings } from "../../../src/library/taste/agreement.ts";
import { bestForBoth } from "../../../src/library/taste/bestForBoth.ts";

const both = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([mine, theirs], film) => ({ film, mine, theirs }));

test("people who rate alike agree wholly, people who rate as far apart as can be not at all", () => {
  expect(compareRatings(both([5, 5], [4, 4], [3, 3], [2, 2], [1, 1])).agreement).toBe(1);
  expect(compareRatings(both([5, 0.5], [0.5, 5], [5, 0.5], [0.5, 5], [5, 0.5])).agreement).toBe(0);
});

test("a few films are too few to tell", () => {
  expect(compareRatings(both([5, 5], [4, 4])).agreement).toBeNull();
});

test("both loved and differ most hold what they say, the strongest first", () => {
  const { bothLoved, differMost } = compareRatings(both([4, 4.5], [5, 5], [5, 1], [2, 4], [3, 4]));
  expect(bothLoved.map(({ film }) => film)).toEqual([1, 0]);
  expect(differMost.map(({ film }) => film)).toEqual([2, 3]);
});

test("a film for both is one that neither dislikes: the lower estimate decides", () => {
  const estimates = (stars: readonly number[]) => ({ films: Int32Array.of(1, 2, 3), stars: Float32Array.from(stars) });
  const best = bestForBoth(estimates([5, 4, 3]), estimates([2, 4, 3]));
  expect(best.map(({ film }) => film)).toEqual([2, 3, 1]);
});

test("law: agreement is symmetric, and between 0 and 1", () => {
  const stars = fc.integer({ min: 1, max: 10 }).map((half) => half / 2);
  fc.assert(
    fc.property(fc.array(fc.tuple(stars, stars), { minLength: 5 }), (pairs) => {
      const { agreement } = compareRatings(both(...pairs));
      const other = compareRatings(both(...pairs.map(([mine, theirs]) => [theirs, mine] as const)));
      expect(agreement).toBeGreaterThanOrEqual(0);
      expect(agreement).toBeLessThanOrEqual(1);
      expect(other.agreement).toBeCloseTo(agreement ?? -1, 10);
    }),
  );
});
