import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseFacts, type Fact, ORIGINS, sortTitle } from "../../../../src/library/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

const FIELDS = [
  "title",
  "originalTitle",
  "year",
  "overview",
  "genres",
  "voteAverage",
  "popularity",
  "tagline",
  "originalLanguage",
] as const;
const value = { text: fc.constantFrom("", "Solaris", "Солярис", "Œdipe roi"), count: fc.integer({ min: 0, max: 9 }) };
const saidFact = fc
  .record({
    field: fc.constantFrom(...FIELDS),
    origin: fc.constantFrom(...ORIGINS),
    language: fc.constantFrom("", "fr", "en", "ru", "de", "it"),
  })
  .chain((fact) => valueFor(fact.field).map((value): Fact => ({ ...fact, value })));

function valueFor(field: (typeof FIELDS)[number]): fc.Arbitrary<unknown> {
  if (field === "genres") return fc.array(fc.constantFrom("Drame", "SF"), { maxLength: 2 });
  if (field === "originalLanguage") return fc.constantFrom("ru", "it");
  return field === "year" || field === "voteAverage" || field === "popularity" ? value.count : value.text;
}

test("law: the order in which facts were said does not matter", () => {
  const oneOfEach = fc.uniqueArray(saidFact, {
    selector: ({ field, origin, language }) => `${field} ${origin} ${language}`,
  });
  fc.assert(
    fc.property(oneOfEach, (facts) => {
      const forward = Object.fromEntries(chooseFacts(facts, "fr"));
      expect(Object.fromEntries(chooseFacts(facts.toReversed(), "fr"))).toEqual(forward);
    }),
  );
});

test("the choice between two other languages, or two originals, does not depend on their order", () => {
  const said = (field: string, origin: Fact["origin"], language: string, value: string): Fact => ({
    field,
    origin,
    language,
    value,
  });
  const facts = [
    said("tagline", "tmdb", "it", "La zona"),
    said("tagline", "tmdb", "de", "Die Zone"),
    said("overview", "tmdb", "ru", "Зона"),
    said("overview", "tmdb", "es", "La zona"),
    said("originalLanguage", "wikidata", "", "es"),
    said("originalLanguage", "tmdb", "", "ru"),
  ];
  for (const order of [facts, facts.toReversed()]) {
    const chosen = chooseFacts(order, "fr");
    expect([chosen.get("tagline")?.value, chosen.get("overview")?.value]).toEqual(["Die Zone", "Зона"]);
  }
});

test("law: a manual value is shown, whatever the providers say", () => {
  fc.assert(
    fc.property(fc.array(saidFact), (facts) => {
      const byHand: Fact = { field: "title", origin: "hand", language: "fr", value: "Mon titre" };
      const others = facts.filter(({ origin }) => origin !== "hand");
      expect(chooseFacts([...others, byHand], "fr").get("title")).toEqual({ value: "Mon titre", origin: "hand" });
    }),
  );
});

test("an origin is chosen before a language, and a gap is filled by the next origin", () => {
  const chosen = chooseFacts(
    [
      { field: "title", origin: "wikidata", language: "fr", value: "Le Miroir" },
      { field: "title", origin: "tmdb", language: "en", value: "Mirror" },
      { field: "title", origin: "tmdb", language: "ru", value: "Зеркало" },
      { field: "overview", origin: "tmdb", language: "fr", value: "" },
      { field: "overview", origin: "wikidata", language: "en", value: "A poet remembers." },
    ],
    "fr",
  );
  expect(Object.fromEntries(chosen)).toEqual({
    title: { value: "Mirror", origin: "tmdb" },
    overview: { value: "A poet remembers.", origin: "wikidata" },
  });
});

test("of one origin: the wanted language, then English, then the film's own, then none, then any", () => {
  const original: Fact = { field: "originalLanguage", origin: "tmdb", language: "", value: "ru" };
  const languages = ["fr", "en", "ru", "", "de"];
  const said = languages.map(
    (language): Fact => ({ field: "tagline", origin: "tmdb", language, value: `in “${language}”` }),
  );
  const inOrder = languages.map(
    (_, at) => chooseFacts([...said.slice(at).reverse(), original], "fr").get("tagline")?.value,
  );
  expect(inOrder).toEqual(languages.map((language) => `in “${language}”`));
});

test("a provider's new value for a field replaces only its own earlier one", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Stalker", year: 1979 });
  const { facts } = films.library;
  facts.record(filmId, "hand", [{ field: "title", language: "fr", value: "Le Guide" }]);
  facts.record(filmId, "tmdb", [{ field: "title", language: "fr", value: "Stalker" }]);
  facts.record(filmId, "tmdb", [{ field: "tagline", language: "fr", value: "La Zone" }]);
  facts.record(filmId, "tmdb", [{ field: "tagline", language: "en", value: "The Zone" }]);
  facts.refreshFilmRow(filmId, "fr");
  expect(films.detail(filmId)).toMatchObject({
    title: "Le Guide",
    tagline: "The Zone",
    sources: { title: "hand", tagline: "tmdb" },
  });
});

test("law: materialising twice changes nothing, not even when it was changed", () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Solaris", year: 1972, people: ["Natalia Bondartchouk"] });
  fc.assert(
    fc.property(fc.array(saidFact, { maxLength: 6 }), (facts) => {
      for (const { field, origin, language, value } of facts) {
        films.library.facts.record(filmId, origin, [{ field, language, value }]);
      }
      films.library.facts.refreshFilmRow(filmId, "fr");
      const before = everythingOf(films, filmId);
      films.clock.time += 60_000;
      films.library.facts.refreshFilmRow(filmId, "fr");
      expect(everythingOf(films, filmId)).toEqual(before);
    }),
    { numRuns: 50 },
  );
});

function everythingOf({ store }: ReturnType<typeof createSampleFilms>, filmId: number) {
  return {
    film: store.sql("SELECT * FROM film WHERE id = :filmId").get({ filmId }),
    genres: store.sql("SELECT genre FROM film_genre WHERE film = :filmId").all({ filmId }),
    search: store.sql("SELECT titles, people FROM film_search WHERE rowid = :filmId").all({ filmId }),
  };
}

test("a genre that is no longer reported leaves the film and the facets", async () => {
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Alien", year: 1979, genres: ["Horreur", "SF"] });
  expect((await films.library.films.facets(films.user)).genres).toEqual([
    { name: "Horreur", count: 1 },
    { name: "SF", count: 1 },
  ]);
  films.library.facts.record(filmId, "tmdb", [{ field: "genres", language: "fr", value: ["SF"] }]);
  films.library.facts.refreshFilmRow(filmId, "fr");
  expect(await films.library.films.facets(films.user)).toEqual({
    total: 1,
    unidentified: 0,
    tags: [],
    genres: [{ name: "SF", count: 1 }],
    decades: [{ from: 1970, count: 1 }],
    languages: [],
    resolutions: [],
    hdr: 0,
    duplicates: 0,
    withoutPoster: 1,
    withoutSubtitles: 1,
    watched: 0,
    dismissed: 0,
  });
});

test.each([
  ["Les Misérables", "miserables"],
  ["L’Été", "ete"],
  ["The Thing", "thing"],
  ["Un cœur", "coeur"],
  ["Rocky 2", "rocky 000002"],
  ["The", "the"],
  ["L'", "l"],
  ["???", "???"],
])("“%s” sorts as %s", (title, sorted) => {
  expect(sortTitle(title)).toBe(sorted);
});

test.each([
  ["Das Boot", "de", "boot"],
  ["Die Hard", "en", "die hard"],
  ["L’avventura", "it", "avventura"],
  ["Gli uomini, che mascalzoni", "it", "uomini che mascalzoni"],
  ["El sur", "es", "sur"],
  ["Los olvidados", "es", "olvidados"],
  ["O Pagador de Promessas", "pt", "pagador de promessas"],
  ["De aanslag", "nl", "aanslag"],
  ["Az ötödik pecsét", "hu", "otodik pecset"],
  ["The Artist", "fr", "artist"],
  ["La Haine", "fr", "haine"],
  ["Die", "de", "die"],
])("“%s”, a title in %s, sorts as %s", (title, language, sorted) => {
  expect(sortTitle(title, language)).toBe(sorted);
});

describe("the title that a film is sorted by", () => {
  const said = (field: string, value: unknown) => ({ field, language: null, value });
  const sortedBy = ({ store }: ReturnType<typeof createSampleFilms>, id: number) =>
    store.sql<{ key: string }>("SELECT sort_title AS key FROM film WHERE id = :id").get({ id })?.key;

  test("loses the article of the original language only where the title is the original one", () => {
    const films = createSampleFilms();
    const [boat, hard] = [
      films.addFilm({ title: "Das Boot", year: 1981 }),
      films.addFilm({ title: "Die Hard", year: 1988 }),
    ];
    films.library.facts.record(boat, "tmdb", [said("originalTitle", "Das Boot"), said("originalLanguage", "de")]);
    films.library.facts.record(hard, "tmdb", [said("originalTitle", "Stirb langsam"), said("originalLanguage", "de")]);
    for (const id of [boat, hard]) films.library.facts.refreshFilmRow(id);

    expect([sortedBy(films, boat), sortedBy(films, hard)]).toEqual(["boot", "die hard"]);
  });

  test("is the NFO's, and a person's before it, until the person withdraws it", () => {
    const films = createSampleFilms();
    const id = films.addFilm({ title: "Alien 3", year: 1992 });
    const { facts } = films.library;
    facts.record(id, "nfo", [said("sortTitle", "Alien 03")]);
    facts.refreshFilmRow(id);
    expect(sortedBy(films, id)).toBe("alien 000003");

    facts.setSortTitle(id, "The Third Alien");
    expect(sortedBy(films, id)).toBe("the third alien");
    expect(films.detail(id)).toMatchObject({ sortTitle: "The Third Alien", sources: { sortTitle: "hand" } });

    facts.setSortTitle(id, null);
    expect(films.detail(id)).toMatchObject({ sortTitle: "Alien 03", sources: { sortTitle: "nfo" } });
  });

  test("that a person gave stays when the provider is queried again", () => {
    const films = createSampleFilms();
    const id = films.addFilm({ title: "Stalker", year: 1979 });
    films.library.facts.setSortTitle(id, "Zone");
    films.library.facts.replace(id, "tmdb", [{ field: "title", language: "fr", value: "Stalker" }]);
    films.library.facts.refreshFilmRow(id);

    expect(sortedBy(films, id)).toBe("zone");
  });
});
