import fc from "fast-check";
import { expect, test } from "vitest";
import { filterToParams, fromQuery, parseFilter, toQuery } from "../../../../renderer/filmFilter/filter.ts";
import { filmFilter, sortedFilter } from "../../../../src/contract/filmFilterSchema.ts";
import { FILTER_NAMES } from "../../../../src/contract/index.ts";
import { anySentFilter } from "../../../support/anyFilter.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

/** Films from before and after, with and without a year, of two genres, some watched, some rated. */
function aLibrary() {
  const films = createSampleFilms();
  const years = [1919, 1930, 1931, 1989, 1990, 1992, 1994, 1995, 1999, 2000, null];
  years.forEach((year, at) => {
    const id = films.addFilm({
      title: at % 3 === 0 ? `Le Chat ${at}` : `Nosferatu ${at}`,
      year,
      genres: at % 2 === 0 ? ["Drama"] : ["Comédie", "Science & Fiction"],
      popularity: at,
      rating: at / 2,
      runtimeMinutes: 60 + ((at * 37) % 90),
    });
    if (at % 4 === 0) films.library.marks.applyBulk(films.user, [id], { kind: "watched", watched: true });
    if (at % 3 === 1) films.library.marks.applyBulk(films.user, [id], { kind: "rating", value: 3.5 });
  });
  films.addCard("Unknown", 1991);
  return films;
}

test("law: a kept filter that is opened shows the films that pass it, in the order it asks for", () => {
  const { library, user, page } = aLibrary();
  let lastName = 0;
  fc.assert(
    fc.property(anySentFilter, (sent) => {
      const query = sortedFilter.parse(sent);
      lastName += 1;
      const id = library.smartLists.create(user, `Kept ${lastName}`, query);
      const kept = library.smartLists.get(user, id).filter;
      const opened = parseFilter(new URLSearchParams(filterToParams(fromQuery(kept)).toString()));
      const shown = page({ ...toQuery(opened), limit: 200 });
      const wanted = page({ ...query, limit: 200 });
      expect(shown.items.map((film) => film.id)).toEqual(wanted.items.map((film) => film.id));
      // The card of a kept filter, the jump bar and the list count the same.
      expect(library.films.counts(user, [kept])).toEqual([shown.total]);
      expect(library.films.jumpIndex(user, toQuery(opened)).total).toBe(shown.total);
      expect(library.films.idsBetween(user, kept, 0, 200)).toEqual(wanted.items.map((film) => film.id));
    }),
    { numRuns: 200 },
  );
});

test("a filter kept as 1990–1994 opens as 1990–1994", () => {
  const { library, user, page } = aLibrary();
  const id = library.smartLists.create(user, "Early nineties", {
    yearFrom: 1990,
    yearTo: 1994,
    sort: "year",
    order: "asc",
  });
  const opened = toQuery(fromQuery(library.smartLists.get(user, id).filter));
  expect(page(opened).items.map(({ year }) => year)).toEqual([1990, 1991, 1992, 1994]);
});

test("the contract, the engine and the page know the same filters", () => {
  expect(Object.keys(filmFilter.shape)).toEqual(FILTER_NAMES);
  for (const name of FILTER_NAMES) expect(Object.keys(fromQuery({}))).toContain(name);
});
