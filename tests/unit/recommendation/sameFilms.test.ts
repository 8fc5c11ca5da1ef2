import fc from "fast-check";
import { expect, test } from "vitest";
import { type DescribedFilm, groupSameFilms } from "../../../src/recommendation/ratedFilms/groupSameFilms.ts";

const film = (id: number, said: Partial<DescribedFilm> = {}): DescribedFilm => ({
  id,
  source: `set ${id}`,
  title: `Film ${id}`,
  year: 1990,
  tmdbId: null,
  imdbId: null,
  otherTitles: [],
  ...said,
});
const groups = (...films: DescribedFilm[]) => [...groupSameFilms(films).values()];

test("an id decides before a title, TMDB's before IMDb's", () => {
  expect(groups(film(1, { tmdbId: 5, imdbId: "tt1" }), film(2, { tmdbId: 5 }), film(3, { imdbId: "tt1" }))).toEqual([
    1, 1, 1,
  ]);
  expect(groups(film(1, { tmdbId: 5, imdbId: "tt1" }), film(2, { tmdbId: 6, imdbId: "tt1" }))).toEqual([1, 2]);
  const heat = { title: "Heat", year: 1995 };
  expect(
    groups(film(1, { ...heat, tmdbId: 5 }), film(2, { ...heat, tmdbId: 6 }), film(3, { ...heat, tmdbId: 5 })),
  ).toEqual([1, 2, 1]);
});

test("without ids title and year decide, where one film alone goes by them", () => {
  const matrix = { title: "The Matrix", year: 1999 };
  expect(groups(film(1, { title: "Matrix", year: 1999 }), film(2, { ...matrix, tmdbId: 603 }))).toEqual([1, 1]);
  expect(groups(film(1, { ...matrix, tmdbId: 603 }), film(2, { ...matrix, tmdbId: 7 }), film(3, matrix))).toEqual([
    1, 2, 3,
  ]);
  expect(
    groups(film(1, { ...matrix, tmdbId: 603 }), film(2, { ...matrix, year: 1998 }), film(3, { ...matrix, year: null })),
  ).toEqual([1, 2, 3]);
  const lost = { title: "City of Lost Children", otherTitles: ["La Cité des enfants perdus"], year: 1995 };
  expect(groups(film(1, { ...lost, tmdbId: 902 }), film(2, { title: "Cité des enfants perdus", year: 1995 }))).toEqual([
    1, 1,
  ]);
});

test("an unidentified film, or two films of one set, are never joined by their title", () => {
  const heat = { title: "Heat", year: 1995 };
  expect(groups(film(1, { ...heat, tmdbId: 949 }), film(2, { ...heat, source: "library" }))).toEqual([1, 2]);
  expect(groups(film(1, { ...heat, source: "one" }), film(2, { ...heat, source: "one" }))).toEqual([1, 2]);
  expect(groups(film(1, { tmdbId: 5, source: "one" }), film(2, { tmdbId: 5, source: "one" }))).toEqual([1, 2]);
});

test("law: each film is in one group, named by its oldest, and joining again changes nothing", () => {
  const some = fc.record({
    source: fc.constantFrom("member", "library", "one", "other"),
    title: fc.constantFrom("A", "The A", "B"),
    year: fc.constantFrom(1990, 1991, null),
    tmdbId: fc.constantFrom(1, 2, null),
    imdbId: fc.constantFrom("tt1", "tt2", null),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), (rows) => {
      const films = rows.map((row, at) => film(at + 1, row));
      const same = groupSameFilms(films);
      for (const [id, oldest] of same) {
        expect(oldest).toBeLessThanOrEqual(id);
        expect(same.get(oldest)).toBe(oldest);
      }
      expect(groupSameFilms(films)).toEqual(same);
      for (const set of ["one", "other"]) {
        const groupsOfSet = films.filter(({ source }) => source === set).map(({ id }) => same.get(id));
        expect(new Set(groupsOfSet).size).toBe(groupsOfSet.length);
      }
    }),
  );
});
