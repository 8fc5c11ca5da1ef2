import { expect, test } from "vitest";
import {
  FIRST_PAGE,
  type FilmPage,
  type FilmPages,
  filmAt,
  loadedCount,
  NEXT_PAGE,
  patchCard,
  replacePages,
  totalOf,
} from "../../../renderer/features/library/pages.ts";
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
    state: "identified",
  };
}

function aPage(first: number, size: number, nextCursor: string | null, loadedAt = 1): FilmPage {
  return { items: Array.from({ length: size }, (_, step) => aFilm(first + step)), nextCursor, total: 300, loadedAt };
}

function threePages(): FilmPages {
  return {
    pages: [aPage(0, FIRST_PAGE, "a"), aPage(FIRST_PAGE, NEXT_PAGE, "b"), aPage(FIRST_PAGE + NEXT_PAGE, 40, null)],
    pageParams: [null, "a", "b"],
  };
}

test("each place of the grid finds its film, on whichever page it came", () => {
  const pages = threePages();
  expect([0, FIRST_PAGE - 1, FIRST_PAGE, FIRST_PAGE + NEXT_PAGE, 299].map((place) => filmAt(pages, place)?.id)).toEqual(
    [0, FIRST_PAGE - 1, FIRST_PAGE, FIRST_PAGE + NEXT_PAGE, 299],
  );
  expect(filmAt(pages, 300)).toBeNull();
  expect(loadedCount(pages)).toBe(300);
});

test("a page brought up to date keeps the pages after it while it still ends where it did", () => {
  const renewed = replacePages(threePages(), 0, [aPage(1_000, FIRST_PAGE, "a", 2)]);
  expect(renewed.pages).toHaveLength(3);
  expect(renewed.pageParams).toEqual([null, "a", "b"]);
  expect(filmAt(renewed, 0)?.id).toBe(1_000);
});

test("a page that ends elsewhere than before drops what no longer joins on", () => {
  const renewed = replacePages(threePages(), 0, [aPage(0, FIRST_PAGE, "elsewhere", 2)]);
  expect(renewed.pages).toHaveLength(1);
  expect(renewed.pages[0]?.nextCursor).toBe("elsewhere");
});

test("the newest answer says how many films there are", () => {
  const renewed = replacePages(threePages(), 1, [{ ...aPage(FIRST_PAGE, NEXT_PAGE, "b", 9), total: 301 }]);
  expect(totalOf(renewed)).toBe(301);
});

test("a rating given elsewhere changes the film's card and no other", () => {
  const before = threePages();
  const after = patchCard(before, 5, { userRating: 4.5 });
  expect(filmAt(after, 5)?.userRating).toBe(4.5);
  expect(filmAt(after, 6)?.userRating).toBeNull();
  expect(after.pages[1]).toBe(before.pages[1]);
});
