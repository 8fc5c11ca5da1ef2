import { expect, test } from "vitest";
import {
  type FilmPage,
  type FilmPages,
  filmAt,
  PAGE_SIZE,
  pagesAround,
  patchCard,
} from "../../../renderer/features/library/filmPages.ts";
import { markAtIndex, marksThatFit } from "../../../renderer/features/library/jumpMarks.ts";
import type { FilmCard } from "../../../src/contract/index.ts";

function aFilm(id: number): FilmCard {
  return {
    id,
    title: `Film ${id}`,
    originalTitle: null,
    year: 1922,
    poster: null,
    genres: [],
    runtimeMinutes: null,
    userRating: null,
    watched: false,
    estimate: null,
    progress: null,
    problem: null,
    state: "identified",
  };
}

function aPage(first: number, size: number): FilmPage {
  return { items: Array.from({ length: size }, (_, step) => aFilm(first + step)), total: 300 };
}

test("each place finds its film on whichever page came, and none where none did", () => {
  const pages: FilmPages = {
    total: 300,
    byNumber: new Map([0, 2].map((at) => [at, aPage(at * PAGE_SIZE, PAGE_SIZE).items])),
  };
  expect([0, PAGE_SIZE - 1, 2 * PAGE_SIZE, 299].map((place) => filmAt(pages, place)?.id)).toEqual([
    0,
    PAGE_SIZE - 1,
    2 * PAGE_SIZE,
    299,
  ]);
  expect([PAGE_SIZE, 2 * PAGE_SIZE - 1, 300].map((place) => filmAt(pages, place))).toEqual([null, null, null]);
});

test("what is on screen wants its pages and one more in either direction, and none beyond the end", () => {
  expect(pagesAround({ first: 0, last: 20 }, 100_000)).toEqual([0, 1]);
  expect(pagesAround({ first: 5 * PAGE_SIZE - 3, last: 5 * PAGE_SIZE + 3 }, 100_000)).toEqual([3, 4, 5, 6]);
  expect(pagesAround({ first: 0, last: 20 }, 40)).toEqual([0]);
  expect(pagesAround({ first: 900, last: 950 }, 40)).toEqual([0]);
  expect(pagesAround({ first: 0, last: -1 }, 0)).toEqual([0]);
});

test("a rating given elsewhere changes the film's card and no other", () => {
  const before = aPage(0, 10);
  const after = patchCard(before, 5, { userRating: 4.5 });
  expect(after.items[5]?.userRating).toBe(4.5);
  expect(after.items[6]).toBe(before.items[6]);
  expect(patchCard(before, 4_711, { userRating: 1 })).toBe(before);
});

test("a jump bar keeps what there is room for: months become years, then every second is left out", () => {
  const months = Array.from({ length: 48 }, (_, at) => ({
    label: `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`,
    index: at * 10,
    count: 10,
  }));
  expect(marksThatFit(months, 60)).toBe(months);
  expect(marksThatFit(months, 10)).toEqual(
    [2023, 2024, 2025, 2026].map((year, at) => ({ label: String(year), index: at * 120, count: 120 })),
  );
  const letters = [..."ABCDEFGH"].map((label, at) => ({ label, index: at, count: 1 }));
  expect(marksThatFit(letters, 4).map(({ label }) => label)).toEqual(["A", "C", "E", "G"]);
});

test("an index belongs to the mark that begins before it", () => {
  const marks = [0, 10, 25].map((index) => ({ label: String(index), index, count: 1 }));
  expect([0, 9, 10, 99].map((index) => markAtIndex(marks, index))).toEqual([0, 0, 1, 2]);
  expect(markAtIndex([], 3)).toBe(-1);
});
