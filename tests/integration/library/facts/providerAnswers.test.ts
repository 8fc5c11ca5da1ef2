import fc from "fast-check";
import { expect, test } from "vitest";
import { recordProviderFilm } from "../../../../src/enrichment/recordProviderFilm.ts";
import type { ProviderFilm, ProviderFilmPart } from "../../../../src/providers/index.ts";
import { withSampleFilms } from "../support/sampleFilms.ts";

const PARTS: readonly ProviderFilmPart[] = [
  "people",
  "alternativeTitles",
  "similar",
  "translations",
  "genres",
  "countries",
  "keywords",
  "trailer",
  "releases",
];
/** A fact, and the part that it comes with; null for the film itself. */
const FACTS = [
  { field: "title", language: "fr", part: null },
  { field: "title", language: "fr-CA", part: "translations" },
  { field: "tagline", language: "fr", part: null },
  { field: "tagline", language: "en", part: "translations" },
  { field: "overview", language: "fr-CA", part: "translations" },
  { field: "collection", language: "fr", part: null },
  { field: "runtimeMinutes", language: null, part: null },
  { field: "genres", language: "fr", part: "genres" },
  { field: "countries", language: "en", part: "countries" },
  { field: "keywords", language: "en", part: "keywords" },
  { field: "trailer", language: "fr", part: "trailer" },
  { field: "certification", language: null, part: "releases" },
] as const;

type Said = Readonly<Record<string, unknown>>;
/** What a provider says in each part, or that the part did not come. */
type Answer = {
  readonly unanswered: readonly ProviderFilmPart[];
  readonly said: readonly Said[];
  readonly lists: readonly string[];
};

const answer: fc.Arbitrary<Answer> = fc.record({
  unanswered: fc.subarray([...PARTS]),
  said: fc.array(fc.record({ at: fc.nat(FACTS.length - 1), value: fc.integer({ min: 1, max: 9 }) }), { maxLength: 12 }),
  lists: fc.uniqueArray(fc.constantFrom("Anna", "Berta", "Clara"), { maxLength: 3 }),
});

function filmOf(provider: "tmdb" | "wikidata", { unanswered: missingParts, said, lists }: Answer): ProviderFilm {
  const facts = said.flatMap(({ at, value }) => {
    const { field, language, part } = FACTS[at as number]!;
    if (part && missingParts.includes(part)) return [];
    return [{ field, language, value: field === "genres" ? [{ id: 1, name: `Genre ${value}` }] : `${field} ${value}` }];
  });
  const of = <T>(part: ProviderFilmPart, make: (name: string, order: number) => T) =>
    missingParts.includes(part) ? [] : lists.map(make);
  return {
    provider,
    ids: {},
    facts: facts as unknown as ProviderFilm["facts"],
    people: of("people", (name, order) => ({ providerPersonId: name, name, job: "actor", order })),
    alternativeTitles: of("alternativeTitles", (name) => `Film of ${name}`),
    similar: of("similar", (title, at) => ({ tmdbId: at + 1, title, year: null, posterPath: null })),
    images: {},
    missingParts,
    requestedLanguage: "fr",
    droppedRows: 0,
  };
}

test("law: after any answers, each part holds its last answer, next to the values of other providers", () => {
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 6 }), answer, (answers, byOther) => {
      withSampleFilms((films) => {
        const { library, store } = films;
        const filmId = films.addFilm({ title: "Stalker", year: 1979 });
        store.sql("DELETE FROM fact WHERE film = :filmId").run({ filmId });
        const keep = (film: ProviderFilm) =>
          store.writeRelaxed(() => recordProviderFilm(filmId, film, { library, language: "fr", now: 1 }));
        store.writeRelaxed(() =>
          library.facts.record(filmId, "hand", [{ field: "tagline", language: "fr", value: "Mine" }]),
        );
        keep(filmOf("wikidata", byOther));
        for (const one of answers) keep(filmOf("tmdb", one));

        const rows = (origin: string) =>
          store
            .sql<{ field: string; language: string; value: string }>(
              "SELECT field, language, value FROM fact WHERE film = :filmId AND origin = :origin ORDER BY field, language",
            )
            .all({ filmId, origin });
        expect(rows("tmdb")).toEqual(expected(answers.map((one) => filmOf("tmdb", one))));
        expect(rows("wikidata")).toEqual(expected([filmOf("wikidata", byOther)]));
        expect(rows("hand")).toEqual([{ field: "tagline", language: "fr", value: '"Mine"' }]);

        const lastLists = (part: ProviderFilmPart) =>
          answers.findLast(({ unanswered }) => !unanswered.includes(part))?.lists ?? [];
        const people = store.sql<{ name: string }>(`
          SELECT person.name FROM credit JOIN person ON person.id = credit.person
          WHERE film = :filmId AND origin = 'tmdb' ORDER BY position`);
        expect(people.all({ filmId }).map(({ name }) => name)).toEqual(lastLists("people"));
        expect(library.discovery.similar(filmId, { limit: 9 }).items.map(({ title }) => title)).toEqual(
          lastLists("similar"),
        );
        const titles = store.sql<{ title: string }>(
          "SELECT title FROM alternative_title WHERE film = :filmId AND origin = 'tmdb'",
        );
        const known = new Set(titles.all({ filmId }).map(({ title }) => title));
        expect(known).toEqual(new Set(lastLists("alternativeTitles").map((name) => `Film of ${name}`)));
      });
    }),
    { numRuns: 40 },
  );
});

/** Fact by fact: of the last answer whose part came, what it said. */
function expected(films: readonly ProviderFilm[]) {
  return FACTS.flatMap(({ field, language, part }) => {
    const last = films.findLast(({ missingParts = [] }) => part === null || !missingParts.includes(part));
    const fact = last?.facts.findLast((one) => one.field === field && one.language === language);
    if (!fact) return [];
    const value = fact.field === "genres" ? fact.value.map(({ name }) => name) : fact.value;
    return [{ field, language: language ?? "", value: JSON.stringify(value) }];
  }).toSorted((a, b) => (`${a.field} ${a.language}` < `${b.field} ${b.language}` ? -1 : 1));
}
