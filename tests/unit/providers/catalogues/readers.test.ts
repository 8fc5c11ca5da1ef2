import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ObjectScanner } from "../../../../src/json/index.ts";
import { sparqlResultPart } from "../../../../src/providers/catalogues/readers/filePart.ts";
import { readAkasLine, readBasicsLine, readRatingsLine } from "../../../../src/providers/catalogues/readers/imdb.ts";
import { readJsonLine, readTmdbExportLine } from "../../../../src/providers/catalogues/readers/jsonLines.ts";
import { readBytes } from "../../../../src/providers/catalogues/readers/readBytes.ts";
import { readSparqlRow } from "../../../../src/providers/catalogues/readers/sparqlRows.ts";
import "../../../support/propertySeed.ts";
import { everyTurn } from "../../../support/gates.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";

const NONE = { kind: "none" };
const BAD = { kind: "bad" };

test("a source that cannot be opened is an error of the import, not the end of the program", async () => {
  const isGone = join(temporaryFolder(), "gone.jsonl");
  const units = async () => {
    for await (const chunk of readBytes(isGone, new AbortController().signal)) expect(chunk).toBeUndefined();
  };
  // Where a stream fails that nobody reads, the test runner reports it, and fails.
  await expect(units()).rejects.toThrow("ENOENT");
  await everyTurn();
});

describe("JSON lines", () => {
  test("a film keeps its ids, all its titles and its year", () => {
    const line = JSON.stringify({
      tmdbId: 4,
      imdbId: "tt0000012",
      wikidataId: "Q42",
      title: "The Blue Lighthouse",
      originalTitle: "Le Phare bleu",
      alternativeTitles: ["Der blaue Leuchtturm"],
      titles: { es: "El faro azul" },
      year: 1971,
      runtime: 92,
      popularity: 3.5,
      directors: ["Anna Roy"],
    });
    expect(readJsonLine(line)).toEqual({
      kind: "film",
      film: {
        tmdb: 4,
        imdb: 12,
        wikidata: 42,
        title: "The Blue Lighthouse",
        original: "Le Phare bleu",
        alternatives: ["Der blaue Leuchtturm", "El faro azul"],
        year: 1971,
        runtimeMinutes: 92,
        popularity: 3.5,
        directors: ["Anna Roy"],
      },
    });
  });

  test.for([
    ["an empty line", "", NONE],
    ["half a line", '{"tmdbId":1,"tit', BAD],
    ["a film without a title", '{"tmdbId":1}', BAD],
    ["a list", "[1]", BAD],
    ["a film without an id", '{"title":"Heat","year":1995}', NONE],
    ["an id that is none", '{"tmdbId":-5,"imdbId":"nm0000001","title":"Heat"}', NONE],
  ] as const)("%s", ([, line, record]) => {
    expect(readJsonLine(line)).toEqual(record);
  });

  test("a year that cinema did not have is not known", () => {
    expect(readJsonLine('{"tmdbId":1,"title":"Heat","year":19950}')).toMatchObject({ film: { year: null } });
  });
});

test("TMDB's export has a title and an id, and films for adults are left out", () => {
  const line = { adult: false, id: 7, original_title: "Das blaue Feuer", popularity: 0.6, video: false };
  expect(readTmdbExportLine(JSON.stringify(line))).toMatchObject({
    film: { tmdb: 7, title: "Das blaue Feuer", year: null, popularity: 0.6 },
  });
  expect(readTmdbExportLine(JSON.stringify({ ...line, adult: true }))).toEqual(NONE);
});

describe("IMDb's data sets", () => {
  const basics = (...fields: string[]) => readBasicsLine(fields.join("\t"));

  test("a film has a second title where it was made under another", () => {
    expect(basics("tt0000012", "movie", "Blue", "Bleu", "0", "1993", "\\N", "98", "Drama")).toMatchObject({
      film: { imdb: 12, title: "Blue", original: "Bleu", year: 1993, runtimeMinutes: 98 },
    });
    expect(basics("tt0000012", "movie", "Blue", "Blue", "0", "\\N", "\\N", "\\N", "\\N")).toMatchObject({
      film: { imdb: 12, title: "Blue", year: null },
    });
  });

  test("a quotation mark is a letter like any other", () => {
    expect(basics("tt1", "movie", '"Blue', '"Blue', "0", "1993", "\\N", "98", "Drama")).toMatchObject({
      film: { title: '"Blue' },
    });
  });

  test("series, episodes, games, adult films and the header are skipped; a partial line is unreadable", () => {
    expect(basics("tt1", "tvEpisode", "Blue", "Blue", "0", "1993", "\\N", "98", "Drama")).toEqual(NONE);
    expect(basics("tt1", "movie", "Blue", "Blue", "1", "1993", "\\N", "98", "Adult")).toEqual(NONE);
    const header = "tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres";
    expect(basics(...header.split(" "))).toEqual(NONE);
    expect(basics("tt1", "movie", "Blue")).toEqual(BAD);
  });

  test("names and votes belong to a film", () => {
    expect(readAkasLine("tt0000012\t3\tBleu\tFR\tfr\t\\N\t\\N\t0")).toEqual({ kind: "name", imdb: 12, name: "Bleu" });
    expect(readRatingsLine("tt0000012\t7.9\t1204")).toEqual({ kind: "votes", imdb: 12, votes: 1204 });
    expect(readRatingsLine("tconst\taverageRating\tnumVotes")).toEqual(NONE);
    expect(readAkasLine("titleId\tordering\ttitle\tregion")).toEqual(NONE);
  });
});

const SOLUTION = {
  film: { type: "uri", value: "http://www.wikidata.org/entity/Q42" },
  tmdb: { type: "literal", value: "4" },
  imdb: { type: "literal", value: "tt0000012" },
  title: { type: "literal", value: "The Blue Lighthouse" },
  original: { type: "literal", value: "Le Phare bleu" },
  names: { type: "literal", value: "The Blue Lighthouse\nLe Phare bleu\nDer blaue Leuchtturm" },
  year: { type: "literal", value: "1971" },
  minutes: { type: "literal", value: "92.0" },
  links: { type: "literal", value: "12" },
};

test("a solution of Wikidata becomes a film", () => {
  expect(readSparqlRow(SOLUTION)).toEqual({
    kind: "film",
    film: {
      tmdb: 4,
      imdb: 12,
      wikidata: 42,
      title: "The Blue Lighthouse",
      original: "Le Phare bleu",
      alternatives: ["Le Phare bleu", "Der blaue Leuchtturm"],
      year: 1971,
      runtimeMinutes: 92,
      popularity: 12,
      directors: [],
    },
  });
  expect(readSparqlRow({ ...SOLUTION, film: { value: "_:b0" } })).toEqual(BAD);
  expect(readSparqlRow(null)).toEqual(BAD);
});

test("solutions are found in an answer that is split at any byte", () => {
  const strange = { film: { value: 'a "quoted" } ] \\ {' }, names: { value: "[{\n}]" } };
  const text = JSON.stringify({ head: { vars: ["film"] }, results: { bindings: [SOLUTION, strange, SOLUTION] } });
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 20 }), (cuts) => {
      const scanner = new ObjectScanner(3);
      const ends = [...new Set([...cuts, text.length])].sort((a, b) => a - b);
      const found = ends.flatMap((end, index) => scanner.feed(text.slice(index === 0 ? 0 : ends[index - 1], end)));
      expect(found).toEqual([SOLUTION, strange, SOLUTION]);
      expect(scanner.isCutOff).toBe(false);
    }),
  );
});

test("law: a JSON text is cut off wherever it ends before its end, and the objects before are found", () => {
  const [one, other] = [{ a: [{ b: '}"]\\' }] }, { c: 1 }];
  const text = JSON.stringify([[one], [other]]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: text.length }), (end) => {
      const scanner = new ObjectScanner("outermost");
      const found = scanner.feed(text.slice(0, end));
      expect(scanner.isCutOff).toBe(end < text.length);
      expect([one, other].slice(0, found.length)).toEqual(found);
    }),
  );
});

test("the end that a saved SPARQL answer lacks is counted as unreadable", async () => {
  const text = JSON.stringify({ head: { vars: ["film"] }, results: { bindings: [SOLUTION, SOLUTION] } });
  const path = join(temporaryFolder("catalogue"), "answer.json");
  for (const [end, wanted] of [
    [text.length, 0],
    [text.length - 2, 1],
    [text.length - 20, 1],
  ] as const) {
    writeFileSync(path, text.slice(0, end));
    const { units, read } = sparqlResultPart(path);
    const records = [];
    for await (const batch of units(new AbortController().signal)) records.push(...batch.units.map(read));
    expect(records.filter(({ kind }) => kind !== "film")).toHaveLength(wanted);
  }
});

test("no text makes a reader throw, and nothing without an id or a title comes out of one", () => {
  const readers = [readJsonLine, readTmdbExportLine, readBasicsLine, readAkasLine, readRatingsLine];
  const fields = fc.array(fc.oneof(fc.string(), fc.constantFrom("tt0000001", "movie", "\\N", "1999")), {
    maxLength: 10,
  });
  const text = fc.oneof(
    fc.string(),
    fields.map((all) => all.join("\t")),
    fc.json(),
  );
  fc.assert(
    fc.property(text, (line) => {
      for (const read of readers) {
        const record = read(line);
        if (record.kind !== "film") continue;
        expect(record.film.title).not.toBe("");
        expect(record.film.tmdb ?? record.film.imdb ?? record.film.wikidata).toBeGreaterThan(0);
      }
    }),
  );
});
