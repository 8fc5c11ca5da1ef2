import { expect, test } from "vitest";
import type { ParsedRows } from "../../../src/providers/lenientSchemas.ts";
import { placeOfBirthOf, readWikidataPerson } from "../../../src/providers/wikimedia/readWikidataPerson.ts";
import type { WikidataItem } from "../../../src/providers/wikimedia/wikidataItem.ts";
import type { Statement } from "../../../src/providers/wikimedia/wikimediaSchemas.ts";

const claim = (
  value: Statement["mainsnak"] extends infer Snak
    ? Snak extends { datavalue: { value: infer V } }
      ? V
      : never
    : never,
) =>
  ({
    rows: [{ rank: "normal", mainsnak: { snaktype: "value", datavalue: { value } } }],
    dropped: 0,
  }) satisfies ParsedRows<Statement>;

const item = (id: string, label: string, claims: WikidataItem["claims"] = new Map()): WikidataItem => ({
  id,
  labels: new Map([["fr", label]]),
  aliases: [],
  claims,
  articles: new Map([["fr", label]]),
  sitelinkCount: 1,
});

test("a person without TMDB has dates to the day or the year, a place, ids and an article of Wikipedia", () => {
  const person = item(
    "Q55",
    "Klara Vogt",
    new Map([
      ["P569", claim({ time: "+1931-04-09T00:00:00Z", precision: 11 })],
      ["P570", claim({ time: "+1999-00-00T00:00:00Z", precision: 9 })],
      ["P19", claim({ id: "Q64" })],
      ["P345", claim("nm0000001")],
      ["P4985", claim("4711")],
    ]),
  );
  expect(placeOfBirthOf(person)).toBe("Q64");
  const article = {
    kind: "found" as const,
    language: "fr",
    title: "Klara Vogt",
    item: "Q55",
    extract: "Née au bord de la mer.",
    url: "https://fr.wikipedia.org/wiki/Klara_Vogt",
    licence: "CC BY-SA 4.0" as const,
    isShortened: false,
  };
  expect(readWikidataPerson(person, item("Q64", "Husum"), article, "fr")).toEqual({
    biography: { text: article.extract, language: "fr", source: "wikipedia", url: article.url },
    birthday: "1931-04-09",
    deathday: "1999",
    placeOfBirth: "Husum",
    ids: { wikidata: "Q55", imdb: "nm0000001", tmdb: 4711 },
    films: [],
  });
  expect(readWikidataPerson(item("Q1", "X"), undefined, undefined, "fr")).toMatchObject({
    biography: null,
    birthday: null,
    placeOfBirth: null,
  });
});
