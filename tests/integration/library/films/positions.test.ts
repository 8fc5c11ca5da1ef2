import fc from "fast-check";
import { expect, test } from "vitest";
import type { FilmListQuery } from "../../../../src/contract/index.ts";
import { type createSampleFilms, createSampleFilms as films, withSampleFilms } from "../support/sampleFilms.ts";
import "../../../support/propertySeed.ts";

type Films = ReturnType<typeof createSampleFilms>;

const sketch = fc.record({
  title: fc.constantFrom("Stalker", "Solaris", "Le Miroir", "The Mirror", "2", "10", "Ночь", "Élan"),
  year: fc.option(fc.integer({ min: 1950, max: 1975 })),
  runtimeMinutes: fc.option(fc.integer({ min: 20, max: 200 }), { nil: undefined }),
  rating: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
});
const query = fc.record({
  sort: fc.constantFrom("title", "added", "year", "rating", "runtime"),
  order: fc.constantFrom("asc", "desc"),
}) as fc.Arbitrary<Pick<FilmListQuery, "sort" | "order">>;

const idsOf = (all: Films, asked: Partial<FilmListQuery>) =>
  all.page({ limit: 200, ...asked }).items.map(({ id }) => id);

test("law: a page from any index is that part of the complete list", () => {
  fc.assert(
    fc.property(
      fc.array(sketch, { minLength: 1, maxLength: 14 }),
      query,
      fc.nat(16),
      fc.integer({ min: 1, max: 5 }),
      (sketches, list, offset, limit) => {
        withSampleFilms((all) => {
          for (const film of sketches) all.addFilm(film);
          const whole = idsOf(all, list);
          expect(idsOf(all, { ...list, offset, limit })).toEqual(whole.slice(offset, offset + limit));
          expect(all.library.films.idsBetween(all.user, list, offset, offset + limit - 1)).toEqual(
            whole.slice(offset, offset + limit),
          );
        });
      },
    ),
    { numRuns: 60 },
  );
});

test("law: the marks of the jump index cover the list without a gap, and each begins where its films do", () => {
  fc.assert(
    fc.property(fc.array(sketch, { minLength: 1, maxLength: 14 }), query, (sketches, list) => {
      withSampleFilms((all) => {
        for (const film of sketches) all.addFilm(film);
        const { total, marks } = all.library.films.jumpIndex(all.user, list);
        expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        for (const [at, mark] of marks.entries())
          expect(mark.index).toBe(at === 0 ? 0 : marks[at - 1]!.index + marks[at - 1]!.count);
        expect(new Set(marks.map(({ label }) => label)).size).toBe(marks.length);
      });
    }),
    { numRuns: 60 },
  );
});

test("the jump index follows the sort: letters, decades, months, half hours", () => {
  const all = films();
  all.addFilm({ title: "2", year: 1951, runtimeMinutes: 61 });
  all.addFilm({ title: "Le Miroir", year: 1959, runtimeMinutes: 95 });
  all.addFilm({ title: "Ночь", year: null });
  const labels = (asked: Pick<FilmListQuery, "sort" | "order">) =>
    all.library.films.jumpIndex(all.user, asked).marks.map(({ label, count }) => [label, count]);
  expect(labels({ sort: "title" })).toEqual([
    ["#", 1],
    ["M", 1],
    ["…", 1],
  ]);
  expect(labels({ sort: "year", order: "asc" })).toEqual([
    ["1950", 2],
    [null, 1],
  ]);
  expect(labels({ sort: "added" })).toEqual([["2026-01", 3]]);
  expect(labels({ sort: "runtime", order: "desc" })).toEqual([
    ["90", 1],
    ["60", 1],
    [null, 1],
  ]);
});

test("what one types finds its place in the list by title, article or not, in both directions", () => {
  const all = films();
  for (const title of ["Alphaville", "Le Mépris", "Metropolis", "Playtime"]) all.addFilm({ title, year: 1965 });
  const place = (title: string, order: "asc" | "desc" = "asc") =>
    all.library.films.indexOfTitle(all.user, { order }, title);
  expect([place("me"), place("met"), place("Le Mé"), place("z"), place("a")]).toEqual([1, 2, 1, 4, 0]);
  expect([place("met", "desc"), place("a", "desc")]).toEqual([1, 3]);
  expect(all.library.films.indexOfTitle(all.user, { q: "playtime" }, "p")).toBe(0);
});

test("pages of a filtered list of thousands of films make up the complete list, each film once", () => {
  const all = films();
  const passing = 3_100;
  all.store.writeRelaxed(() => {
    for (let number = 0; number < passing; number += 1)
      all.addFilm({
        title: `Nuit ${number}`,
        year: number % 3 === 0 ? null : 1950 + (number % 70),
        genres: number % 2 === 0 ? ["Drame"] : ["Drame", "Horreur"],
      });
    all.addFilm({ title: "Autre chose", year: 1950, genres: ["Western"] });
  });
  for (const list of [
    { genre: ["Drame"] },
    { genre: ["Drame", "Horreur"], sort: "year" },
    { genre: ["Drame"], q: "nuit", sort: "year" },
  ] as const) {
    const asked = { ...list, genre: [...list.genre] };
    expect(all.page({ ...asked, limit: 1 }).total).toBe(passing);
    const places = [0, 1_000, 2_000, 2_900].flatMap((offset) => idsOf(all, { ...asked, offset, limit: 1_000 }));
    expect(new Set(places).size).toBe(passing);
    expect(all.library.films.idsBetween(all.user, asked, 0, passing)).toEqual([...new Set(places)]);
  }
});
