import { expect, test } from "vitest";
import type { FilmFilter } from "../../../src/contract/index.ts";
import { nextId, type Store } from "../../../src/store/index.ts";
import { createWholeLibrary } from "../../support/wholeLibrary.ts";
import { createSampleFilms } from "./support/sampleFilms.ts";

/** The library as it runs, and the plan of every statement it asked. */
function plannedLibrary() {
  const films = createSampleFilms();
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
  const library = createWholeLibrary({ store, clock: films.clock, language: () => "fr" });
  return {
    library,
    store,
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

/** Each filter alone, and the index that finds its films. */
const FILTERED: Readonly<Record<string, readonly [FilmFilter, RegExp]>> = {
  country: [{ country: ["FR"] }, /film_attribute USING PRIMARY KEY \(name=\? AND value=\?/],
  "several certifications": [
    { certification: ["12", "16"] },
    /film_attribute USING PRIMARY KEY \(name=\? AND value=\?/,
  ],
  "audio language": [{ audioLanguage: ["fr"] }, /file_attribute USING PRIMARY KEY \(name=\? AND value=\?/],
  codec: [{ codec: ["hevc"] }, /file_attribute USING PRIMARY KEY \(name=\? AND value=\?/],
  subtitles: [{ subtitles: false }, /file_attribute USING (?:COVERING )?(?:PRIMARY KEY|INDEX)/],
  "day of release": [{ releaseDay: ["11-27"] }, /film_attribute USING PRIMARY KEY \(name=\? AND value=\?/],
  director: [{ director: [1, 2] }, /credit USING (?:COVERING )?INDEX credit_(?:of_director|by_person) \(person=\?/],
  actor: [{ actor: [1] }, /credit USING (?:COVERING )?INDEX credit_by_person \(person=\?/],
  size: [{ sizeFrom: 5, sizeTo: 9 }, /film_storage USING (?:COVERING )?INDEX film_storage_by_size/],
  duplicates: [{ duplicates: true }, /film_storage USING COVERING INDEX film_storage_duplicates/],
  folder: [{ folder: "/films" }, /file USING COVERING INDEX file_by_folder \(path>\? AND path<\?\)/],
  poster: [{ poster: false }, /film USING (?:COVERING )?INDEX film_by_poster/],
  added: [{ addedFrom: "2020-01-01", addedTo: "2020-02-01" }, /film USING (?:COVERING )?INDEX film_by_(?:added|title)/],
  watched: [{ watchedFrom: "2020-01-01" }, /entry USING INDEX diary_entry_by_day \(user=\? AND watched_on>\?/],
};

test.each(Object.entries(FILTERED))("films filtered by %s are found along an index", (_, [filter, index]) => {
  const { library, user, plansOf } = plannedLibrary();
  const plan = plansOf(() => library.films.page(user, { ...filter, limit: 2 }));
  expect(plan.join("\n")).toMatch(index);
  expect(
    plan.filter((line) => /^SCAN (?:file|credit|fact|diary_entry|entry|artwork|person)\b(?!.*USING)/.test(line)),
  ).toEqual([]);
});

test("what belongs to a film is looked up by its key", () => {
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

type Planned = ReturnType<typeof plannedLibrary>;

/** Requests and steps of jobs that come once for each film, file, page or act of a person. */
const HOT_QUERIES: Readonly<Record<string, (planned: Planned) => unknown>> = {
  "a film's page": ({ library, user }) => library.films.detail(user, 1, "fr"),
  "films by number": ({ library, user }) => library.films.cardsOf(user, [1, 2]),
  "a film with its year": ({ library }) => library.films.titleWithYear(1),
  "films in progress": ({ library, user }) => library.films.inProgress(user),
  "a quick search": ({ library, user }) => library.search.quick(user, "film", 5),
  "similar films": ({ library }) => library.discovery.similar(1, { limit: 5 }),
  "a person's page": ({ library }) => library.people.page(1),
  "directors of films": ({ library }) => library.people.directorsOf([1, 2]),
  "the journal's first page": ({ library }) => library.journal.page({ limit: 5 }),
  "an entry to undo": ({ library }) => library.journal.latestUndoable({ filmId: 1 }, "matched"),
  "a person's lists": ({ library, user }) => library.lists.all(user),
  "the lists of a film": ({ library, user }) => library.lists.ofFilm(user, 1),
  "a rating": ({ library, user }) => library.marks.rate(user, 1, 4),
  "a removed rating": ({ library, user }) => library.marks.unrate(user, 1),
  "a film watched": ({ library, user }) => library.marks.setWatched(user, 1, true),
  "marks of many films": ({ library, user }) =>
    library.marks.applyBulk(user, [1, 2], { kind: "watched", watched: false }),
  "a person's ratings": ({ library, user }) => library.marks.ratingsOf(user),
  "facts of a film": ({ library }) => library.facts.resolved(1, "fr"),
  "the row of a film": ({ library, store }) => store.writeRelaxed(() => library.facts.refreshFilmRow(1, "fr")),
  "the state of an enrichment": ({ library }) => library.enrichment.state(1, "tmdb"),
  "images to fetch": ({ library }) => library.artwork.missingArtwork(1),
  "where a file belongs": ({ library }) => library.identity.placementOf(1),
  "a film that was merged": ({ library }) => library.merging.currentFilm(99),
  "extras of a folder": ({ library }) => library.nonFilmFiles.below("/films"),
  "copies in a folder": ({ library }) => library.nonFilmFiles.copiesIn("/films"),
  "the next id of a list": ({ store }) => store.writeRelaxed(() => nextId(store, "list")),
};

/** Reads every row of a table, rather than what an index finds. */
const FULL_SCAN = /^SCAN (?!CONSTANT ROW|json_each|\w+ (?:USING|VIRTUAL)|\(subquery)/;
/** What the query computes first, by searches that stand in the plan too: a view, a subquery. */
const COMPUTED = /^(?:CO-ROUTINE|MATERIALIZE) (\w+)$/;
/** Written by a person or by the program itself, a few rows each. */
const SMALL_TABLES = ["list", "setting", "user", "named", "listed", "hit"];

test.each(Object.entries(HOT_QUERIES))("%s reads no table through", (_, act) => {
  const planned = plannedLibrary();
  const plan = planned.plansOf(() => act(planned));
  const computed = plan.flatMap((line) => COMPUTED.exec(line)?.[1] ?? []);
  const allowed = [...SMALL_TABLES, ...computed].map((table) => `SCAN ${table}`);
  expect(plan.filter((line) => FULL_SCAN.test(line) && !allowed.includes(line))).toEqual([]);
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
