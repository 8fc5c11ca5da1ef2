import { expect, test } from "vitest";
import { createLibrary } from "../../../src/library/index.ts";
import type { Store } from "../../../src/store/index.ts";
import { someFilms } from "./someFilms.ts";

/** The library as it runs, and the plan of every statement it asked. */
function plannedLibrary() {
  const films = someFilms();
  for (let number = 1; number <= 5; number += 1) {
    films.addFilm({
      title: `Film ${number}`,
      year: 1990 + number,
      rating: number,
      runtimeMinutes: 90,
      genres: ["Drame"],
    });
  }
  const asked = new Set<string>();
  const store: Store = {
    ...films.store,
    sql: (text) => {
      asked.add(text);
      return films.store.sql(text);
    },
  };
  const library = createLibrary({ store, clock: films.clock, language: () => "fr" });
  return {
    library,
    user: films.user,
    plansOf(act: () => unknown): string[] {
      asked.clear();
      act();
      return [...asked].flatMap((text) => planOf(films.store, text));
    },
  };
}

function planOf(store: Store, text: string): string[] {
  const names = [...new Set(Array.from(text.matchAll(/:(\w+)/g), ([, name]) => name ?? ""))];
  return store
    .sql<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(Object.fromEntries(names.map((name) => [name, null])))
    .map(({ detail }) => detail);
}

const INDEX = {
  title: "film_by_title",
  added: "film_by_added",
  year: "film_by_year",
  rating: "film_by_rating",
  runtime: "film_by_runtime",
} as const;

test.each(Object.entries(INDEX))("a page by %s is read along %s, without sorting", (sort, index) => {
  const { library, user, plansOf } = plannedLibrary();
  for (const order of ["asc", "desc"] as const) {
    const query = { sort: sort as keyof typeof INDEX, order, limit: 2 };
    let cursor: string | null = null;
    const first = plansOf(() => ({ nextCursor: cursor } = library.films.page(user, query)));
    const next = plansOf(() => library.films.page(user, { ...query, cursor: cursor ?? "" }));
    for (const plan of [first, next]) {
      expect(plan.join("\n")).toContain(index);
      expect(plan.filter((line) => /TEMP B-TREE/.test(line))).toEqual([]);
      // Counting all films walks an index once; nothing reads the table through.
      expect(plan.filter((line) => /^SCAN (?!.*USING)/.test(line) && line !== "SCAN CONSTANT ROW")).toEqual([]);
    }
    expect(next.join("\n")).toMatch(new RegExp(`SEARCH film USING INDEX ${index} `));
  }
});

test("what hangs on a card is looked up by its key", () => {
  const { library, user, plansOf } = plannedLibrary();
  const plan = plansOf(() => library.films.page(user, { limit: 2 })).join("\n");
  expect(plan).toMatch(/SEARCH rating USING PRIMARY KEY/);
  expect(plan).toMatch(/SEARCH watch_state USING PRIMARY KEY/);
  expect(plan).toMatch(/SEARCH poster USING INTEGER PRIMARY KEY/);
  expect(plan).toMatch(/SEARCH file USING INDEX file_by_(?:film|width) \(film=/);
});

test("popular films are read along their index, without sorting", () => {
  const { library, user, plansOf } = plannedLibrary();
  const plan = plansOf(() => library.discovery.popular(user, { limit: 2 }));
  expect(plan.join("\n")).toContain("SEARCH film USING INDEX film_by_popularity");
  expect(plan.filter((line) => /TEMP B-TREE FOR ORDER/.test(line))).toEqual([]);
});

test("a search asks the trigrams and then films by id", () => {
  const { library, user, plansOf } = plannedLibrary();
  const plan = plansOf(() => library.films.page(user, { limit: 2, q: "film" }));
  expect(plan.join("\n")).toMatch(/SCAN film_search VIRTUAL TABLE INDEX/);
  expect(plan.filter((line) => /SCAN film( |$)/.test(line))).toEqual([]);
});

test("a film is found by any of its ids through an index", () => {
  const { library, plansOf } = plannedLibrary();
  const plan = plansOf(() =>
    library.identity.bindFile(
      1,
      { candidate: { tmdbId: 1_001, imdbId: "tt1", wikidataId: "Q1", title: "Film 1", year: 1991 } },
      {},
    ),
  );
  expect(plan.filter((line) => /^SCAN film( |$)/.test(line))).toEqual([]);
  expect(plan.join("\n")).toContain("film_by_imdb");
});
