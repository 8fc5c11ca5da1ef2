import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import "../../../support/propertySeed.ts";
import { importInto, lineOf, searching, writeLines } from "./testCatalogue.ts";

const MANY = Array.from({ length: 20_000 }, (_, index) =>
  lineOf(index + 1, `Film number ${index + 1}`, 1900 + (index % 120)),
);

function folders() {
  const folder = temporaryFolder("catalogue");
  return { folder, catalogues: join(folder, "catalogues") };
}

test("a catalogue finds its films by title, other title and id", async () => {
  const { folder, catalogues } = folders();
  const source = writeLines(folder, [
    lineOf(1, "The Blue Lighthouse", 1971, { originalTitle: "Le Phare bleu", imdbId: "tt0000012" }),
    lineOf(2, "The Blue Lighthouse", 2009),
    lineOf(3, "Lighthouse Keepers", 1971),
    "not a film",
  ]);
  const report = await importInto(catalogues, source);
  expect(report).toMatchObject({ films: 3, records: 4, unreadable: 1, resumed: false });

  const { find, byId, suggest, list } = searching(catalogues);
  expect(find("Blue Lighthouse", 2009)[0]).toBe("The Blue Lighthouse 2009");
  expect(find("le phare bleu")).toEqual(["The Blue Lighthouse 1971"]);
  expect(byId({ imdb: "tt0000012" })).toMatchObject([
    { tmdbId: 1, provider: "catalogue", title: "The Blue Lighthouse" },
  ]);
  expect(suggest("light")).toEqual(["Lighthouse Keepers"]);
  expect(list()).toMatchObject([{ name: "test", films: 3 }]);
});

test.for([
  ["one letter wrong", "Blue Lighthuose", 1971],
  ["a word that is no word", "Bleu Lighthousse", 1971],
  ["words run together", "BlueLighthouse", undefined],
  ["no year, one word misspelt", "Blue Lighthoose", undefined],
  ["another year", "Blue Lighthouse", 1968],
] as const)("a title is found with %s", async ([, title, year]) => {
  const { folder, catalogues } = folders();
  await importInto(catalogues, writeLines(folder, [...MANY.slice(0, 500), lineOf(9_000, "The Blue Lighthouse", 1971)]));
  expect(searching(catalogues).find(title, year)[0]).toBe("The Blue Lighthouse 1971");
});

test("IMDb's folder gives names in other languages and what is best known", async () => {
  const { folder, catalogues } = folders();
  const files = {
    "title.basics.tsv":
      "tt0000001\tmovie\tBlue\tBlue\t0\t1993\t\\N\t98\tDrama\ntt0000002\tmovie\tBlues\tBlues\t0\t1994\t\\N\t98\tDrama",
    "title.akas.tsv": "tt0000001\t1\tBleu profond\tFR\tfr\t\\N\t\\N\t0\ntt0000009\t1\tNobody\tFR\tfr\t\\N\t\\N\t0",
    "title.ratings.tsv": "tt0000001\t7.9\t10\ntt0000002\t7.9\t9000",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.gz`), gzipSync(`${text}\n`));
  await importInto(catalogues, folder, { format: "imdb" });
  const { find, suggest } = searching(catalogues);
  expect(find("Bleu profond")).toEqual(["Blue 1993"]);
  expect(suggest("blu")).toEqual(["Blues", "Blue"]);
});

test("Wikidata's saved answer is read, one film in several rows too", async () => {
  const { folder, catalogues } = folders();
  const row = (names: string, year: string) => ({
    film: { value: "http://www.wikidata.org/entity/Q7" },
    tmdb: { value: "7" },
    names: { value: names },
    year: { value: year },
  });
  const source = join(folder, "answer.json");
  writeFileSync(source, JSON.stringify({ results: { bindings: [row("Blue", "1994"), row("Bleu", "1993")] } }));
  expect(await importInto(catalogues, source, { format: "wikidata" })).toMatchObject({ films: 1, records: 2 });
  expect(searching(catalogues).find("bleu", 1993)).toEqual(["Blue 1993"]);
});

test("an import that was stopped goes on where it was, and ends as one that was not", async () => {
  const { folder, catalogues } = folders();
  const source = writeLines(folder, MANY);
  const stop = new AbortController();
  const stopped = importInto(catalogues, source, {
    signal: stop.signal,
    onProgress: ({ films }) => films > 5_000 && stop.abort(),
  });
  await expect(stopped).rejects.toThrow();
  expect(searching(catalogues).list()).toEqual([]);

  const seen: number[] = [];
  const report = await importInto(catalogues, source, { onProgress: ({ films }) => void seen.push(films) });
  expect(report).toMatchObject({ films: MANY.length, records: MANY.length, resumed: true });
  expect(seen[0]).toBeGreaterThan(5_000);
  expect(searching(catalogues).find("Film number 17777")[0]).toMatch(/^Film number 17777 /);
});

test("an import stopped while its index was made goes on too", async () => {
  const { folder, catalogues } = folders();
  const source = writeLines(folder, MANY);
  const stop = new AbortController();
  const stopped = importInto(catalogues, source, {
    signal: stop.signal,
    onProgress: ({ stage }) => stage === "indexing" && stop.abort(),
  });
  await expect(stopped).rejects.toThrow();
  await importInto(catalogues, source);
  expect(searching(catalogues).find("Film number 3")[0]).toMatch(/^Film number 3 /);
});

test("a source that has changed is read again", async () => {
  const { folder, catalogues } = folders();
  const source = writeLines(folder, MANY);
  const stop = new AbortController();
  const stopped = importInto(catalogues, source, { signal: stop.signal, onProgress: () => stop.abort() });
  await expect(stopped).rejects.toThrow();
  writeLines(folder, [lineOf(1, "Another film")]);
  expect(await importInto(catalogues, source)).toMatchObject({ films: 1, resumed: false });
});

test("a new catalogue replaces the old one at once, and not before it is complete", async () => {
  const { folder, catalogues } = folders();
  await importInto(catalogues, writeLines(folder, [lineOf(1, "The old film")]));
  const { find } = searching(catalogues);
  const during: string[][] = [];
  await importInto(catalogues, writeLines(folder, [...MANY, lineOf(99_999, "The new film")]), {
    onProgress: () => during.push(find("The old film")),
  });
  expect(during.length).toBeGreaterThan(2);
  expect(new Set(during.map(String))).toEqual(new Set(["The old film 1971"]));
  expect(find("The new film")).toEqual(["The new film 1971"]);
  expect(find("The old film")).not.toContain("The old film 1971");
});

test("two imports of one name do not write over each other", async () => {
  const { folder, catalogues } = folders();
  const source = writeLines(folder, MANY);
  const second: unknown[] = [];
  await importInto(catalogues, source, {
    async onProgress() {
      if (second.length === 0) second.push(importInto(catalogues, source).catch((error: unknown) => error));
    },
  });
  expect(await second[0]).toMatchObject({ code: "catalogue_busy" });
});

test.for([
  [
    "a packed file that ends too early",
    (path: string) => gzipSync(readFileSync(path)).subarray(0, 2_000),
    "catalogue_source_unreadable",
  ],
  ["a text of something else", () => Buffer.from("hello\nworld\n"), "catalogue_without_films"],
  ["nothing", () => Buffer.alloc(0), "catalogue_without_films"],
] as const)("%s makes no catalogue and harms none", async ([, bytesOf, code]) => {
  const { folder, catalogues } = folders();
  const source = writeLines(folder, MANY);
  await importInto(catalogues, writeLines(folder, [lineOf(1, "The old film")], "old.jsonl"));
  writeFileSync(source, bytesOf(source));
  await expect(importInto(catalogues, source)).rejects.toMatchObject({ code });
  expect(searching(catalogues).find("The old film")).toEqual(["The old film 1971"]);
});

test("a file that is not a catalogue, or is truncated, answers nothing and causes no error", async () => {
  const { folder, catalogues } = folders();
  await importInto(catalogues, writeLines(folder, [lineOf(1, "The old film")]));
  writeFileSync(join(catalogues, "noise.sqlite"), "SQLite format 3\0 and then nothing of the kind");
  writeFileSync(join(catalogues, "half.sqlite"), readFileSync(join(catalogues, "test.sqlite")).subarray(0, 3_000));
  mkdirSync(join(catalogues, "folder.sqlite"));
  expect(searching(catalogues).find("The old film")).toEqual(["The old film 1971"]);
  expect(existsSync(join(catalogues, "noise.sqlite"))).toBe(true);
});

test("a catalogue whose pages are damaged later is left alone", async () => {
  const { folder, catalogues } = folders();
  await importInto(catalogues, writeLines(folder, MANY));
  await importInto(catalogues, writeLines(folder, [lineOf(1, "The good film")], "good.jsonl"), { name: "good" });
  const file = join(catalogues, "test.sqlite");
  const bytes = readFileSync(file);
  bytes.fill(0xff, 8_192);
  writeFileSync(file, bytes);
  const { find } = searching(catalogues);
  for (let times = 0; times < 2; times += 1) expect(find("The good film")).toEqual(["The good film 1971"]);
});

test("an import of arbitrary bytes ends in a catalogue or in a reported problem", async () => {
  const { folder, catalogues } = folders();
  const line = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc
      .record({ tmdbId: fc.nat(), title: fc.string(), year: fc.integer() })
      .map((film) => Buffer.from(JSON.stringify(film))),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.boolean(), async (lines, isPacked) => {
      const bytes = Buffer.concat(lines.flatMap((one) => [one, Buffer.from("\n")]));
      const source = join(folder, "any");
      writeFileSync(source, isPacked ? gzipSync(bytes) : bytes);
      for (const format of ["jsonl", "imdb", "tmdb-export", "wikidata"] as const) {
        const outcome = await importInto(catalogues, source, { format }).catch((error: unknown) => error);
        expect(outcome).toSatisfy(
          (ended: { code?: string; films?: number }) =>
            (ended.films ?? 0) > 0 || /^catalogue_(?:without_films|source_unreadable)$/.test(ended.code ?? ""),
        );
      }
    }),
    { numRuns: 40 },
  );
});
