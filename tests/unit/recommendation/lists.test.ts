import fc from "fast-check";
import { expect, test } from "vitest";
import { diversify } from "../../../src/recommendation/prediction/diversify.ts";
import { withExploration } from "../../../src/recommendation/prediction/withExploration.ts";
import "../../support/propertySeed.ts";

const films = fc.uniqueArray(fc.nat(200), { maxLength: 40 });

test("among the first ten no group appears more than twice, and no film is lost", () => {
  fc.assert(
    fc.property(films, (ranked) => {
      const list = diversify(ranked, (film) => [film % 8], { most: 2, span: 10 });
      expect(list.toSorted()).toEqual(ranked.toSorted());
      const countsOf = (some: readonly number[]) => Object.values(Object.groupBy(some, (film) => film % 8));
      // With too few groups the rest of the first ten is filled by any.
      const varied = countsOf(ranked).reduce((sum, group) => sum + Math.min(2, group?.length ?? 0), 0);
      const largest = Math.max(0, ...countsOf(list.slice(0, Math.min(10, varied))).map((group) => group?.length ?? 0));
      expect(largest).toBeLessThanOrEqual(2);
    }),
  );
  expect(diversify([1, 5, 9, 2, 3], (film) => [film % 4], { most: 2, span: 10 })).toEqual([1, 5, 2, 3, 9]);
});

test("a share of the places goes to what few know, evenly, in order", () => {
  const isRare = (film: number) => film >= 100;
  expect(withExploration([1, 2, 3, 4, 101, 102], isRare, 0.5)).toEqual([1, 101, 2, 102, 3, 4]);
  expect(withExploration([1, 101, 2], isRare, 0)).toEqual([1, 101, 2]);
  expect(withExploration([1, 101, 2], isRare, 1)).toEqual([101, 1, 2]);
  fc.assert(
    fc.property(films, fc.double({ min: 0, max: 1, noNaN: true }), (ranked, share) => {
      const list = withExploration(ranked, isRare, share);
      expect(list.toSorted()).toEqual(ranked.toSorted());
      expect(list.filter(isRare)).toEqual(ranked.filter(isRare));
      expect(list.filter((film) => !isRare(film))).toEqual(ranked.filter((film) => !isRare(film)));
    }),
  );
});
