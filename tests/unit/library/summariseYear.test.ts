import { expect, test } from "vitest";
import { summariseYear, type YearViewing } from "../../../src/library/diary/summariseYear.ts";

const viewing = (film: number, watchedOn: string, more: Partial<YearViewing> = {}): YearViewing => ({
  sameAs: film,
  filmId: film,
  title: `Film ${film}`,
  year: 1990,
  watchedOn,
  isRewatch: false,
  stars: null,
  runtimeMinutes: 90,
  ...more,
});

test("a year counts viewings and films, and hours only of films whose length is known", () => {
  const found = summariseYear([
    viewing(1, "2026-01-02"),
    viewing(2, "2026-01-30", { runtimeMinutes: null, filmId: null }),
    viewing(1, "2026-12-31", { isRewatch: true }),
  ]);
  expect(found).toMatchObject({ viewings: 3, films: 2, rewatches: 1, minutes: 180, withoutLength: 1 });
  expect(found.months).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect([found.first?.title, found.last?.watchedOn]).toEqual(["Film 1", "2026-12-31"]);
});

test("the best films are there once, with the rating that was highest, the latest of equal ones first", () => {
  const found = summariseYear([
    viewing(1, "2026-01-02", { stars: 5 }),
    viewing(2, "2026-02-02", { stars: 4 }),
    viewing(1, "2026-03-02", { stars: 3 }),
    viewing(3, "2026-04-02", { stars: 4 }),
    viewing(4, "2026-05-02"),
  ]);
  expect(found.best.map(({ title, stars }) => [title, stars])).toEqual([
    ["Film 1", 5],
    ["Film 3", 4],
    ["Film 2", 4],
  ]);
});

test("a year without viewings has no first and no last film", () => {
  expect(summariseYear([])).toMatchObject({ viewings: 0, minutes: 0, first: null, last: null, best: [] });
});
