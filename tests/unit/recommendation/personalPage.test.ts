import { expect, test } from "vitest";
import type { Library } from "../../../src/library/index.ts";
import { toFilmVectors } from "../../../src/recommendation/household/filmVectors.ts";
import { createPageFigures } from "../../../src/recommendation/prediction/pageFigures.ts";
import { type PersonalPageParts, personalPage } from "../../../src/recommendation/prediction/personalPage.ts";
import type { Suggestions } from "../../../src/recommendation/prediction/suggestFilms.ts";

const FILMS = Array.from({ length: 40 }, (_, id) => ({
  id,
  year: 1980 + id,
  genres: [id % 2 === 0 ? "Comedy" : "Horror"],
  people: [],
  keywords: [],
  text: "",
  voteAverage: 6,
  voteCount: 100 * id,
}));
const request = { userKey: 1, serving: null, exploration: 0, language: "en" } as const;
const suggestionsOf = (films: readonly number[]): Suggestions => ({
  ranking: null,
  films: films.map((film) => ({ film, score: 1, reasons: [] })),
  rankedCount: 0,
  ratings: [0, 2, 4].map((film) => ({ film, value: 5 })),
  ratingCount: 3,
});

/** A library whose passes over all films are counted. */
function countingParts(suggestions: () => Suggestions) {
  const passes = { popular: 0, known: 0, vectors: 0 };
  const library = {
    films: { cardsOf: (_: number, films: readonly number[]) => new Map(films.map((id) => [id, { id }])) },
    people: { namesOf: () => new Map() },
    artwork: { backdropsOf: () => new Map() },
    marks: {
      knownFilms() {
        passes.known += 1;
        return [0, 2, 4];
      },
    },
    discovery: {
      popular() {
        passes.popular += 1;
        return { items: [{ film: { id: 39, state: "identified" }, score: 1 }], nextCursor: null, total: 37 };
      },
    },
  } as unknown as Library;
  const parts: PersonalPageParts = {
    library,
    suggest: suggestions,
    libraryVectors() {
      passes.vectors += 1;
      return toFilmVectors(FILMS);
    },
    figures: createPageFigures(),
  };
  return { parts, passes };
}

test("a page that is asked for again says the same without another pass over the library", () => {
  let suggestions = suggestionsOf([6, 8, 10, 12]);
  const { parts, passes } = countingParts(() => suggestions);
  const first = personalPage(parts, { ...request, limit: 2 });
  expect(first.page).toMatchObject({ coherence: expect.any(Number), total: 37, nextCursor: expect.any(String) });
  expect(passes).toEqual({ popular: 1, known: 1, vectors: 1 });
  expect(personalPage(parts, { ...request, limit: 2 })).toEqual(first);
  expect(passes).toEqual({ popular: 1, known: 1, vectors: 1 });

  // Another page, and another list, are measured on their own.
  expect(personalPage(parts, { ...request, limit: 3 }).page.items).toHaveLength(3);
  expect(passes).toEqual({ popular: 1, known: 2, vectors: 2 });
  suggestions = suggestionsOf([7, 9, 11, 13]);
  const other = personalPage(parts, { ...request, limit: 2 });
  expect(other.page.coherence).toBeLessThan(first.page.coherence ?? 0);
  expect(passes).toEqual({ popular: 2, known: 3, vectors: 3 });
});

test("popular films come after the suggestions, also where those ended exactly with a page", () => {
  const { parts } = countingParts(() => suggestionsOf([6, 8]));
  const { page } = personalPage(parts, { ...request, limit: 2 });
  expect(page.items.map(({ film }) => film.id)).toEqual([6, 8]);
  const next = personalPage(parts, { ...request, limit: 2, cursor: page.nextCursor ?? "" });
  expect(next.page.items.map(({ film }) => film.id)).toEqual([39]);
  expect(next.page.nextCursor).toBeNull();
});
