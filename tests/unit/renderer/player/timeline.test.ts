import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chapterAt,
  chapterJump,
  chaptersOf,
  clockOf,
  locate,
  startOf,
  totalOf,
} from "../../../../renderer/features/player/timeline.ts";
import "../../../support/propertySeed.ts";

test("law: every position is in one part, and at the place where that part says it is", () => {
  const durations = fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(durations, fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
      const position = totalOf(parts) * share;
      const { part, seconds } = locate(parts, position);
      expect(startOf(parts, part) + seconds).toBeCloseTo(position, 6);
      expect(seconds).toBeLessThanOrEqual(parts[part]!);
    }),
  );
  expect(locate([100, 50], 999)).toEqual({ part: 1, seconds: 50 });
});

test("chapters of all parts are on one time line; parts without chapters are chapters themselves", () => {
  const one = [
    { start: 0, title: "A" },
    { start: 60, title: null },
  ];
  expect(chaptersOf([{ chapters: one }, {}], [100, 50])).toEqual([
    { start: 0, title: "A" },
    { start: 60, title: null },
    { start: 100, title: null },
  ]);
  expect(chaptersOf([{}], [100])).toEqual([]);
  // A chapter after the end of its file is left out.
  expect(chaptersOf([{ chapters: [...one, { start: 200, title: "?" }] }], [100])).toEqual(one);
});

test("the next key goes to the next chapter; the previous one first to the beginning of this one", () => {
  const chapters = [0, 60, 120].map((start) => ({ start, title: null }));
  expect(chapterAt(chapters, 61)).toBe(1);
  expect(chapterJump(chapters, 61, 1)).toBe(120);
  expect(chapterJump(chapters, 130, 1)).toBeNull();
  expect(chapterJump(chapters, 90, -1)).toBe(60);
  expect(chapterJump(chapters, 61, -1)).toBe(0);
  expect(chapterJump([], 61, -1)).toBeNull();
});

test("times are written as players write them", () => {
  expect([0, 65.9, 3_600, 36_061].map(clockOf)).toEqual(["0:00", "1:05", "1:00:00", "10:01:01"]);
});
