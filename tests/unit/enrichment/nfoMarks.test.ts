import { expect, test } from "vitest";
import { nfoMarks } from "../../../src/enrichment/nfoMarks.ts";
import { EMPTY_NFO } from "../../../src/nfo/nfo.ts";

test.each([
  [10, 5],
  [7, 3.5],
  [6.6, 3.5],
  [0.2, 0.5],
  [null, null],
])("a user rating of %s out of ten is %s stars", (userRating, rating) => {
  expect(nfoMarks({ ...EMPTY_NFO, userRating })).toEqual({ rating, isWatched: false, addedAt: null });
});

test("a play count or a watched mark says that the film was watched", () => {
  expect(nfoMarks({ ...EMPTY_NFO, playCount: 2 }).isWatched).toBe(true);
  expect(nfoMarks({ ...EMPTY_NFO, isWatched: true }).isWatched).toBe(true);
  expect(nfoMarks({ ...EMPTY_NFO, playCount: 0 }).isWatched).toBe(false);
});

test("the date is this computer's local time", () => {
  expect(nfoMarks({ ...EMPTY_NFO, dateAdded: "2015-03-04 10:20:30" }).addedAt).toBe(
    new Date(2015, 2, 4, 10, 20, 30).getTime(),
  );
  expect(nfoMarks({ ...EMPTY_NFO, dateAdded: "2015-03-04" }).addedAt).toBe(new Date(2015, 2, 4).getTime());
});
