import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importMovieLens, previewMovieLens } from "../../../src/recommendation/communities/importMovieLens.ts";
import { createRatingRecords } from "../../../src/recommendation/ratingRecords.ts";
import { openStore } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { zipOf } from "../../support/zip.ts";
import { madeRatings } from "../../unit/recommendation/madeRatings.ts";
import { writeRatingSet } from "./ratingSetFiles.ts";

function aLibrary() {
  const folder = temporaryFolder("ratings");
  const store = openStore(join(folder, "library"));
  const records = createRatingRecords(store);
  const take = (path: string, signal = new AbortController().signal, onProgress?: (lines: number) => void) =>
    importMovieLens(path, { store, records, clock: Date }, signal, onProgress);
  return { folder, store, records, take, [Symbol.dispose]: () => store.close() };
}

const COUNT = madeRatings({ users: 45, films: 30 }).length;

test("a set is imported once, however often it is imported", async () => {
  using library = aLibrary();
  const set = writeRatingSet(join(library.folder, "set"));
  expect(await library.take(set)).toMatchObject({ lines: COUNT, ratings: COUNT, broken: 0, films: 30, unlinked: 0 });
  expect(await library.take(set)).toMatchObject({ lines: COUNT, ratings: 0 });
  expect(library.records.ratings.count()).toBe(COUNT);
});

test("titles lose what MovieLens does to them, and films keep their ids", async () => {
  using library = aLibrary();
  await library.take(writeRatingSet(join(library.folder, "set")));
  const film = library.store
    .sql("SELECT title, year, genres, tmdb_id, imdb_id FROM rated_film WHERE source_id = 7")
    .get();
  expect(film).toEqual({
    title: "The Film 7",
    year: 1957,
    genres: '["Drama","Noir"]',
    tmdb_id: 4_500_007,
    imdb_id: "tt0100007",
  });
});

test("broken lines and stars out of the scale are counted, and the rest is taken", async () => {
  using library = aLibrary();
  const more = ["1,2", "a,b,c,d", "5,5,9,0", "5,5,-1,0", ""];
  const report = await library.take(writeRatingSet(join(library.folder, "set"), { more }));
  expect(report).toMatchObject({ ratings: COUNT, broken: 4 });
});

test("of two ratings of one film the later stays", async () => {
  using library = aLibrary();
  const ratings = [
    { user: 1, film: 1, value: 5, time: 200 },
    { user: 1, film: 1, value: 1, time: 100 },
  ];
  await library.take(writeRatingSet(join(library.folder, "set"), { ratings }));
  expect(library.records.ratings.communityHistory(1)).toMatchObject([{ value: 5 }]);
});

test.for([
  [
    "ratings.dat",
    (user: number, film: number, value: number) => `${user}::${film}::${value}::10`,
    "movies.dat",
    "1::Été, L' (1999)::Drama",
  ],
  [
    "u.data",
    (user: number, film: number, value: number) => `${user}\t${film}\t${value}\t10`,
    "u.item",
    "1|Été, L' (1999)|01-Jan-1999||",
  ],
] as const)("the layout of %s is read", async ([name, lineOf, filmsName, filmLine]) => {
  using library = aLibrary();
  const folder = temporaryFolder("layout");
  writeFileSync(join(folder, name), [lineOf(1, 1, 4), lineOf(2, 1, 3)].join("\n"));
  writeFileSync(join(folder, filmsName), Buffer.from(filmLine, "latin1"));
  expect(await library.take(folder)).toMatchObject({ ratings: 2, films: 1, unlinked: 1 });
  expect(library.store.sql("SELECT title, year FROM rated_film").get()).toEqual({ title: "L'Été", year: 1999 });
});

test("a ZIP is read as its folder is", async () => {
  using library = aLibrary();
  const set = writeRatingSet(join(library.folder, "ml"));
  const zip = join(library.folder, "ml.zip");
  const names = ["ratings.csv", "movies.csv", "links.csv"];
  const entries = names.map((name) => ({ path: `ml-made/${name}`, bytes: readFileSync(join(set, name)) }));
  writeFileSync(zip, zipOf(entries));
  expect(await library.take(zip)).toMatchObject({ ratings: COUNT, films: 30 });
});

test("an import that was stopped goes on where it was", async () => {
  using library = aLibrary();
  const ratings = madeRatings({ users: 200, films: 30 });
  const set = writeRatingSet(join(library.folder, "set"), { ratings });
  const stop = new AbortController();
  await expect(library.take(set, stop.signal, (lines) => lines >= 1_000 && stop.abort())).rejects.toThrow();
  const before = library.records.ratings.count();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(ratings.length);
  expect(await library.take(set)).toMatchObject({ lines: ratings.length, resumed: true });
  expect(library.records.ratings.count()).toBe(ratings.length);
});

test("a preview says what an import would bring, and writes nothing", async () => {
  using library = aLibrary();
  const set = writeRatingSet(join(library.folder, "set"), { more: ["broken"] });
  const preview = await previewMovieLens(set, library.records.films, new AbortController().signal);
  expect(preview).toMatchObject({ lines: COUNT + 1, ratings: COUNT, broken: 1, films: 30, inLibrary: 0, unlinked: [] });
  expect(library.records.ratings.count()).toBe(0);
  expect(library.records.imports.list(0)).toEqual([]);
});

test("an import is undone completely, and only once", async () => {
  using library = aLibrary();
  const { importId } = await library.take(writeRatingSet(join(library.folder, "set")));
  expect(library.records.undoImport(importId)).toBe(COUNT);
  expect(library.records.ratings.count()).toBe(0);
  expect(library.records.undoImport(importId)).toBeNull();
});

test.for(["nowhere", "empty"])("%s is no set", async (name) => {
  using library = aLibrary();
  if (name === "empty") execFileSync("mkdir", [join(library.folder, name)]);
  await expect(library.take(join(library.folder, name))).rejects.toMatchObject({ code: "ratings_source_missing" });
});

test.for([
  ["Crow, The: Wicked Prayer (2005)", "The Crow: Wicked Prayer", 2005],
  ["City of Lost Children, The (Cité des enfants perdus, La) (1995)", "The City of Lost Children", 1995],
  ["Tetsuo, the Ironman (Tetsuo) (1988)", "Tetsuo, the Ironman", 1988],
  ["Birdman: Or (The Unexpected Virtue of Ignorance) (2014)", "Birdman: Or (The Unexpected Virtue of Ignorance)", 2014],
  ["Frontière(s) (2007)", "Frontière(s)", 2007],
  ["Fawlty Towers (1975-1979)", "Fawlty Towers", 1975],
  ["Ready Player One", "Ready Player One", null],
] as const)("%s is %s", async ([written, title, year]) => {
  using library = aLibrary();
  const folder = temporaryFolder("titles");
  writeFileSync(join(folder, "ratings.csv"), "userId,movieId,rating,timestamp\n1,1,4,0\n");
  writeFileSync(join(folder, "movies.csv"), `movieId,title,genres\n1,"${written}",Drama\n`);
  await library.take(folder);
  expect(library.store.sql("SELECT title, year FROM rated_film").get()).toEqual({ title, year });
});
