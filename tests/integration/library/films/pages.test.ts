import fc from "fast-check";
import { expect, test } from "vitest";
import type { FilmListQuery } from "../../../../src/contract/index.ts";
import { BadCursor } from "../../../../src/paging/index.ts";
import { type createSampleFilms, createSampleFilms as films, withSampleFilms } from "../support/sampleFilms.ts";

type Films = ReturnType<typeof createSampleFilms>;

const sorts = ["title", "added", "year", "rating", "runtime"] as const;
const orders = ["asc", "desc"] as const;
const sketch = fc.record({
  title: fc.constantFrom("Stalker", "Solaris", "Le Miroir", "The Mirror", "Nostalghia", "L'Avventura", "2", "10"),
  year: fc.option(fc.integer({ min: 1950, max: 1955 })),
  runtimeMinutes: fc.option(fc.integer({ min: 90, max: 93 }), { nil: undefined }),
  rating: fc.option(fc.integer({ min: 6, max: 8 }), { nil: undefined }),
  popularity: fc.integer({ min: 0, max: 2 }),
});

/** Reads a list to its end, doing something between its pages. */
function readAll(all: Films, query: Partial<FilmListQuery>, between: () => void = () => undefined): number[] {
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = all.page({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
    if (cursor !== undefined) between();
  } while (cursor !== undefined);
  return seen;
}

test("law: in any sort, each film is shown once while others are added between pages", () => {
  fc.assert(
    fc.property(
      fc.array(sketch, { minLength: 1, maxLength: 14 }),
      fc.array(sketch, { maxLength: 4 }),
      fc.constantFrom(...sorts),
      fc.constantFrom(...orders),
      fc.integer({ min: 1, max: 5 }),
      (present, later, sort, order, limit) => {
        withSampleFilms((all) => {
          const ids = present.map((film) => all.addFilm(film));
          const coming = [...later];
          const seen = readAll(all, { sort, order, limit }, () => {
            const film = coming.pop();
            if (film) all.addFilm(film);
          });
          expect(new Set(seen).size).toBe(seen.length);
          expect(ids.filter((id) => !seen.includes(id))).toEqual([]);
        });
      },
    ),
    { numRuns: 60 },
  );
});

test("law: a search shows each film once while others are added or removed between pages", () => {
  fc.assert(
    fc.property(
      fc.array(sketch, { minLength: 1, maxLength: 12 }),
      fc.array(sketch, { maxLength: 3 }),
      fc.constantFrom("stalker", "stalkre", "s", "le", "solaris"),
      fc.integer({ min: 1, max: 4 }),
      fc.boolean(),
      (present, later, q, limit, isRemoving) => {
        withSampleFilms((all) => {
          const ids = present.map((film) => all.addFilm(film));
          const expected = readAll(all, { q });
          const coming = [...later];
          const gone: number[] = [];
          const seen = readAll(all, { q, limit }, () => {
            const film = coming.pop();
            if (film) all.addFilm({ ...film, title: `${film.title} again` });
            if (isRemoving && gone.length === 0) gone.push(removeOne(all, ids[0]!));
          });
          expect(new Set(seen).size).toBe(seen.length);
          expect(expected.filter((id) => !seen.includes(id) && !gone.includes(id))).toEqual([]);
        });
      },
    ),
    { numRuns: 60 },
  );
});

/** As a merge does: the film is removed while the list is being read. */
function removeOne(all: Films, id: number): number {
  all.store.sql("UPDATE file SET film = NULL, part = NULL WHERE film = :id").run({ id });
  all.store.sql("DELETE FROM film_search WHERE rowid = :id").run({ id });
  all.store.sql("DELETE FROM film WHERE id = :id").run({ id });
  return id;
}

test("a search goes on where it stopped although the last film shown is gone", () => {
  const all = films();
  const ids = [3, 2, 1].map((popularity) => all.addFilm({ title: `Solaris ${popularity}`, year: 1972, popularity }));
  const first = all.page({ q: "solaris", limit: 2 });
  removeOne(all, ids[1]!);
  const next = all.page({ q: "solaris", limit: 5, cursor: first.nextCursor! });
  expect(next.items.map(({ id }) => id)).toEqual([ids[2]]);
});

test.each([undefined, "year" as const])(
  "the pages of a misspelt search go on although a film comes in that is spelt so (sort: %s)",
  (sort) => {
    const all = films();
    const ids = [3, 2, 1].map((popularity) => all.addFilm({ title: "Solaris", year: 1975 - popularity, popularity }));
    const query = { q: "solarsi", limit: 1, ...(sort ? { sort, order: "asc" as const } : {}) };
    let isAdded = false;
    const seen = readAll(all, query, () => {
      if (!isAdded) all.addFilm({ title: "Solarsi", year: 1900 });
      isAdded = true;
    });
    expect(seen.filter((id) => ids.includes(id))).toEqual(ids);
  },
);

test("films without a value are last in both directions", () => {
  const all = films();
  all.addFilm({ title: "Dated", year: 1980, rating: 5, runtimeMinutes: 90 });
  all.addFilm({ title: "Undated", year: null });
  for (const sort of ["year", "rating", "runtime"] as const) {
    for (const order of orders) expect(all.titles({ sort, order })).toEqual(["Dated", "Undated"]);
  }
});

test("titles are in the order a person expects: articles aside, accents folded, 2 before 10", () => {
  const all = films();
  for (const title of ["Rocky 10", "Rocky 2", "L'Été", "The Apartment", "Écran", "Zodiac", "Les Bronzés", "Une vie"]) {
    all.addFilm({ title, year: 2000 });
  }
  expect(all.titles()).toEqual([
    "The Apartment",
    "Les Bronzés",
    "Écran",
    "L'Été",
    "Rocky 2",
    "Rocky 10",
    "Une vie",
    "Zodiac",
  ]);
});

test("filters hold together, and several genres mean any of them", () => {
  const all = films();
  const solaris = all.addFilm({
    title: "Solaris",
    year: 1972,
    genres: ["Drame", "SF"],
    people: ["Natalia Bondartchouk"],
  });
  all.addFilm({ title: "Alien", year: 1979, genres: ["Horreur", "SF"] });
  all.addFilm({ title: "Amarcord", year: 1973, genres: ["Comédie"] });
  all.addCard("Inconnu", 1975);
  all.library.marks.setWatched(all.user, solaris, true);
  const person = all.detail(solaris)!.credits[0]!.personId;
  expect(all.titles({ genre: ["SF"] })).toEqual(["Alien", "Solaris"]);
  expect(all.titles({ genre: ["Comédie", "Drame"] })).toEqual(["Amarcord", "Solaris"]);
  expect(all.titles({ yearFrom: 1973, yearTo: 1975 })).toEqual(["Amarcord", "Inconnu"]);
  expect(all.titles({ watched: true })).toEqual(["Solaris"]);
  expect(all.titles({ watched: false, genre: ["SF"] })).toEqual(["Alien"]);
  expect(all.titles({ personId: person })).toEqual(["Solaris"]);
  expect(all.titles({ state: "unidentified" })).toEqual(["Inconnu"]);
  expect(all.page({ genre: ["SF"], yearTo: 1975, limit: 1 }).total).toBe(1);
});

test("the total follows what is added, watched and removed", () => {
  const all = films();
  const ids = [1, 2, 3].map((number) => all.addFilm({ title: `Film ${number}`, year: 2000 }));
  expect(all.page().total).toBe(3);
  all.addFilm({ title: "Film 4", year: 2001 });
  expect(all.page().total).toBe(4);
  expect(all.page({ watched: true }).total).toBe(0);
  all.library.marks.setWatched(all.user, ids[0]!, true);
  expect(all.page({ watched: true }).total).toBe(1);
  expect(all.page({ watched: false }).total).toBe(3);
});

test.each(["", "x", "!!!", "e30", "bnVsbA", "W10", Buffer.from('["title",1,2]').toString("base64url")])(
  "a cursor that no list made is refused: %j",
  (cursor) => {
    const all = films();
    all.addFilm({ title: "Solaris", year: 1972 });
    for (const query of [{ cursor }, { cursor, q: "solaris" }]) {
      expect(() => all.page(query)).toThrow(BadCursor);
      expect(() => all.page(query)).toThrow(expect.objectContaining({ code: "bad_cursor" }));
    }
  },
);

test("a cursor of another sort, order, filter or search is refused", () => {
  const all = films();
  for (const number of [1, 2, 3]) all.addFilm({ title: `Solaris ${number}`, year: 1972, genres: ["SF"] });
  const cursor = all.page({ limit: 1 }).nextCursor!;
  const longSearch = `solaris${" ".repeat(300)}`;
  const searched = all.page({ q: `${longSearch}1 2`.slice(0, 308), limit: 1 }).nextCursor;
  expect(() => all.page({ cursor, sort: "year" })).toThrow(BadCursor);
  expect(() => all.page({ cursor, order: "desc" })).toThrow(BadCursor);
  expect(() => all.page({ cursor, genre: ["SF"] })).toThrow(BadCursor);
  expect(() => all.page({ cursor, q: "solaris" })).toThrow(BadCursor);
  if (searched) expect(() => all.page({ cursor: searched, q: `${longSearch}2` })).toThrow(BadCursor);
  expect(() => all.library.discovery.popular(all.user, { limit: 1, cursor })).toThrow(BadCursor);
});

test("law: text that is no cursor never gives anything but bad_cursor", () => {
  const all = films();
  all.addFilm({ title: "Solaris", year: 1972 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((json) => Buffer.from(json).toString("base64url")),
      ),
      (cursor) => {
        expect(() => all.page({ cursor })).toThrow(BadCursor);
        expect(() => all.page({ cursor, q: "solaris" })).toThrow(BadCursor);
      },
    ),
  );
});
