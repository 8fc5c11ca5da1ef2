import fc from "fast-check";
import { expect, test } from "vitest";
import { nextInCollection } from "../../../src/library/home/nextInCollection.ts";

const film = (id: number, year: number | null, watchedAt: number | null = null, releaseDay: string | null = null) => ({
  film: id,
  year,
  watchedAt,
  releaseDay,
});

test("the next film is the first unwatched one after the film that was watched last", () => {
  expect(nextInCollection([film(3, 1983), film(2, 1980), film(1, 1977, 5)])).toBe(2);
  expect(nextInCollection([film(1, 1977), film(4, 1999, 5), film(5, 2002), film(2, 1980, 2)])).toBe(5);
});

test("a person who watched the end first goes on at the start", () => {
  expect(nextInCollection([film(1, 1977), film(2, 1980), film(3, 1983, 5)])).toBe(1);
});

test("two films of one year stand in the order of their release, and films without a year last", () => {
  const [second, first] = [film(12, 2003, null, "11-05"), film(13, 2003, null, "05-15")];
  expect(nextInCollection([film(9, null), second, first, film(11, 1999, 5)])).toBe(13);
  expect(nextInCollection([film(9, null), film(11, 1999, 5)])).toBe(9);
});

test("law: it is an unwatched film of the collection, and there is none only where all are watched", () => {
  const anyFilm = fc.record({
    film: fc.integer({ min: 1, max: 99 }),
    year: fc.option(fc.integer({ min: 1900, max: 1905 })),
    releaseDay: fc.option(fc.constantFrom("01-01", "11-27")),
    watchedAt: fc.option(fc.integer({ min: 1, max: 5 })),
  });
  fc.assert(
    fc.property(fc.uniqueArray(anyFilm, { selector: (one) => one.film }), (films) => {
      const unwatched = films.filter(({ watchedAt }) => watchedAt === null).map((one) => one.film);
      const next = nextInCollection(films);
      if (unwatched.length === 0) expect(next).toBeNull();
      else expect(unwatched).toContain(next);
    }),
  );
});
