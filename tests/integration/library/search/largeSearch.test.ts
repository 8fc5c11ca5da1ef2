import { expect, test } from "vitest";
import type { FilmListQuery } from "../../../../src/contract/index.ts";
import type { Store } from "../../../../src/store/index.ts";
import { createWholeLibrary } from "../../../support/wholeLibrary.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

const FILMS = 1_300;
const MAX_RANKED = 1_000;

/** The same library, counting the rows that each statement returns. */
function counting(store: Store, count: (rows: number) => void): Store {
  return {
    ...store,
    sql<Row, Parameters extends object>(text: string) {
      const statement = store.sql<Row, Parameters>(text);
      return {
        ...statement,
        all(parameters?: Parameters) {
          const rows = statement.all(parameters);
          count(rows.length);
          return rows;
        },
      };
    },
  };
}

function aLargeLibrary() {
  const films = createSampleFilms();
  let rows = 0;
  films.store.writeRelaxed(() => {
    for (let number = 1; number <= FILMS; number += 1)
      films.addFilm({
        title: `Night ${number}`,
        year: 1950,
        popularity: 2 + number,
        genres: [number % 100 === 0 ? "Horreur" : "Drame"],
      });
    films.addFilm({ title: "Night", year: 1930, popularity: 0.1 });
    films.addFilm({ title: "The Night", year: 1931, popularity: 0.1 });
    films.addFilm({ title: "Knightmare", year: 1932, popularity: 0.1 });
  });
  const store = counting(films.store, (more) => {
    rows += more;
  });
  const library = createWholeLibrary({ store, clock: films.clock, language: () => "fr" });
  const page = (query: Partial<FilmListQuery>) => library.films.page(films.user, { limit: 10, ...query });
  return {
    ...films,
    library,
    page,
    titles: (query: Partial<FilmListQuery>) => page(query).items.map(({ title }) => title),
    rowsLoadedBy(act: () => unknown): number {
      rows = 0;
      act();
      return rows;
    },
  };
}

test("for a very common word a bounded number of films is loaded: the most popular, and exact titles", () => {
  const { page, titles, library, user, rowsLoadedBy } = aLargeLibrary();
  expect(rowsLoadedBy(() => page({ q: "night" }))).toBeLessThan(MAX_RANKED + 250);
  const { total } = page({ q: "night" });
  expect(total).toBeLessThan(FILMS);
  expect(total).toBeGreaterThanOrEqual(MAX_RANKED);
  // The two exact titles are the least popular films of all.
  expect(titles({ q: "night" }).slice(0, 4)).toEqual(["Night", "The Night", `Night ${FILMS}`, `Night ${FILMS - 1}`]);

  const seen: number[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { items, nextCursor } = page({ q: "night", limit: 200, ...(cursor ? { cursor } : {}) });
    seen.push(...items.map(({ id }) => id));
    cursor = nextCursor;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(total);

  // In another order the list contains all of them, and a filter is applied before the best are chosen.
  expect(page({ q: "night", sort: "title" }).total).toBe(FILMS + 2);
  expect(library.films.jumpIndex(user, { q: "night", sort: "title" }).total).toBe(FILMS + 2);
  expect(titles({ q: "night", sort: "year", order: "asc", limit: 2 })).toEqual(["Night", "The Night"]);
  expect(page({ q: "night", genre: ["Horreur"] }).total).toBe(FILMS / 100);
  expect(titles({ q: "ightmar" })).toEqual(["Knightmare"]);
});

test("a film that becomes popular moves to the front, and a typo is compared with words, not with films", () => {
  const { page, titles, library, store, rowsLoadedBy } = aLargeLibrary();
  const id = page({ q: "night 7" }).items[0]?.id ?? 0;
  expect(titles({ q: "night" })).not.toContain("Night 7");
  store.writeRelaxed(() => {
    library.facts.record(id, "tmdb", [{ field: "popularity", language: null, value: 99_000 }]);
    library.facts.refreshFilmRow(id, "fr");
  });
  expect(titles({ q: "night" })[2]).toBe("Night 7");
  const rowsOfFilm = store.sql<{ count: number }>(
    "SELECT count(*) AS count FROM film_word_docsize WHERE id & 1099511627775 = :id",
  );
  expect(rowsOfFilm.get({ id })?.count).toBe(1);

  expect(rowsLoadedBy(() => page({ q: "nihgt" }))).toBeLessThan(2 * MAX_RANKED + 500);
  expect(titles({ q: "nihgt" })[0]).toContain("ight");
});
