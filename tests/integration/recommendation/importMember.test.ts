import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importInto, lineOf, writeLines } from "../providers/catalogues/testCatalogue.ts";
import { OWNER, type Program, startLoggedInProgram } from "../wholeProgram/program.ts";

const LIGHTHOUSE = { tmdb: 4_000_001, title: "The Blue Lighthouse", year: 1971 };

async function withTheFilm(): Promise<Program> {
  const program = await startLoggedInProgram();
  await program.clips(`${LIGHTHOUSE.title} (${LIGHTHOUSE.year}).mp4`);
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();
  return program;
}

const { signal } = new AbortController();
const take = (
  program: Program,
  path: string,
  format: "letterboxd" | "imdb" | "trakt",
  isPreview = false,
  user = OWNER.userId,
) => program.engine.local.recommendation.imports.importMember({ path, format, userId: user, isPreview }, signal);

async function ratingOf(program: Program, title: string): Promise<number | null> {
  const { items } = (await program.ask("/api/films?limit=50")).body;
  return items.find((film: { title: string }) => film.title === title)?.userRating ?? null;
}

function letterboxd(folder: string, lines: readonly string[]): string {
  const path = join(folder, "letterboxd");
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "ratings.csv"), `\uFEFF${["Date,Name,Year,Letterboxd URI,Rating", ...lines].join("\r\n")}`);
  return path;
}

test("Letterboxd's ratings are previewed, then imported, then undone", async () => {
  await using program = await withTheFilm();
  await importInto(
    join(program.folder, "library", "catalogues"),
    writeLines(program.folder, [lineOf(4_700_001, "Nine Paper Boats", 2001)]),
  );
  const path = letterboxd(program.folder, [
    '2024-01-02,"The Blue Lighthouse",1971,https://boxd.it/a,4.5',
    "2024-01-03,Nine Paper Boats,2001,https://boxd.it/b,3",
    '2024-01-04,"Nobody, Knows; This",1999,https://boxd.it/c,2',
    "2024-01-05,Only Watched,1999,https://boxd.it/d,",
    "2024-01-06,Too Many Stars,1999,https://boxd.it/e,11",
  ]);
  const preview = await take(program, path, "letterboxd", true);
  expect(preview).toMatchObject({ importId: null, rows: 3, linked: 2, inLibrary: 1, broken: 1 });
  expect(preview.unlinked).toMatchObject([{ title: "Nobody, Knows; This", year: 1999, value: 2 }]);
  expect(await ratingOf(program, LIGHTHOUSE.title)).toBeNull();

  const report = await take(program, path, "letterboxd");
  expect(report).toMatchObject({ rows: 3, linked: 2 });
  expect(await ratingOf(program, LIGHTHOUSE.title)).toBe(4.5);
  expect((await take(program, path, "letterboxd")).linked).toBe(2);
  expect((await program.ask("/training/")).body.ratings).toBe(2);

  const { items } = (await program.ask("/api/ratings/imports")).body;
  expect(items).toHaveLength(2);
  for (const { id } of items) await program.ask(`/api/ratings/imports/${id}`, "DELETE");
  expect(await ratingOf(program, LIGHTHOUSE.title)).toBeNull();
});

test("a rating given here takes precedence over an imported one, and stays when the import is undone", async () => {
  await using program = await withTheFilm();
  const [film] = (await program.ask("/api/films")).body.items;
  await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 1 });
  const path = letterboxd(program.folder, ["2024-01-02,The Blue Lighthouse,1971,https://boxd.it/a,5"]);
  const { importId } = await take(program, path, "letterboxd");
  expect(await ratingOf(program, LIGHTHOUSE.title)).toBe(1);
  await program.ask(`/api/ratings/imports/${importId}`, "DELETE");
  expect(await ratingOf(program, LIGHTHOUSE.title)).toBe(1);
});

test("IMDb's file is read by its header: of ten, films only", async () => {
  await using program = await withTheFilm();
  const [film] = (await program.ask("/api/films")).body.items;
  const { imdb } = (await program.ask(`/api/films/${film.id}`)).body.externalIds;
  const path = join(program.folder, "my ratings.csv");
  writeFileSync(
    path,
    [
      "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Year",
      `${imdb},9,2023-05-01,Whatever It Says,,https://www.imdb.com/,Movie,7,1971`,
      "tt9999998,8,2023-05-01,A Series,,https://www.imdb.com/,TV Series,7,1971",
      'tt9999999,7,2023-05-01,"A ""Quoted"" Film, of Another Name",,https://www.imdb.com/,Movie,7,1971',
    ].join("\n"),
  );
  expect(await take(program, path, "imdb")).toMatchObject({ rows: 2, linked: 2, inLibrary: 1 });
  expect(await ratingOf(program, LIGHTHOUSE.title)).toBe(4.5);
});

test("Trakt's ratings are read, and one waits for the film that comes later", async () => {
  await using program = await startLoggedInProgram();
  const folder = join(program.folder, "trakt");
  mkdirSync(folder);
  const movie = {
    title: LIGHTHOUSE.title,
    year: LIGHTHOUSE.year,
    ids: { trakt: 1, slug: "x", imdb: null, tmdb: LIGHTHOUSE.tmdb },
  };
  writeFileSync(
    join(folder, "ratings-movies.json"),
    JSON.stringify([
      { rated_at: "2024-02-03T04:05:06.000Z", rating: 8, type: "movie", movie },
      { rating: "eight" },
      {},
    ]),
  );
  expect(await take(program, folder, "trakt")).toMatchObject({ rows: 1, linked: 1, inLibrary: 0, broken: 2 });
  await program.clips(`${LIGHTHOUSE.title} (${LIGHTHOUSE.year}).mp4`);
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();
  expect(await ratingOf(program, LIGHTHOUSE.title)).toBe(4);
});

test("an unknown member and a missing path are reported", async () => {
  await using program = await startLoggedInProgram();
  await expect(take(program, program.folder, "letterboxd", false, "eve")).rejects.toMatchObject({
    code: "unknown_member",
  });
  await expect(take(program, join(program.folder, "nowhere"), "trakt")).rejects.toMatchObject({
    code: "export_missing",
  });
});

test("a diary marks films as watched, does not override what was set here, and is undone with its import", async () => {
  await using program = await withTheFilm();
  const path = letterboxd(program.folder, ['2024-01-02,"The Blue Lighthouse",1971,https://boxd.it/a,4.5']);
  const diary = [
    "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date",
    "2024-02-01,The Blue Lighthouse,1971,https://boxd.it/f,,,,2024-01-30",
    "2024-03-01,The Blue Lighthouse,1971,https://boxd.it/g,4.5,Yes,,2024-02-28",
    "2024-03-02,,1999,https://boxd.it/h,,,,2024-03-01",
  ];
  writeFileSync(join(path, "diary.csv"), diary.join("\r\n"));
  expect(await take(program, path, "letterboxd", true)).toMatchObject({ rows: 1, watched: 1, broken: 1 });
  const seen = async () => (await program.ask("/api/films")).body.items[0].watched;
  expect(await seen()).toBe(false);
  const { importId } = await take(program, path, "letterboxd");
  expect(await seen()).toBe(true);
  await program.ask(`/api/me/ratings/imports/${importId}`, "DELETE");
  expect(await seen()).toBe(false);

  const [film] = (await program.ask("/api/films")).body.items;
  await program.ask(`/api/films/${film.id}/watched`, "PUT", { watched: false, positionSeconds: 12 });
  await take(program, path, "letterboxd");
  expect(await seen()).toBe(false);
});

test("Trakt's watched films wait for those that are not here yet", async () => {
  await using program = await startLoggedInProgram();
  const path = join(program.folder, "trakt");
  mkdirSync(path, { recursive: true });
  const movie = { ...LIGHTHOUSE, ids: { tmdb: LIGHTHOUSE.tmdb } };
  writeFileSync(join(path, "ratings-movies.json"), "[]");
  writeFileSync(
    join(path, "watched-movies.json"),
    JSON.stringify([{ plays: 2, last_watched_at: "2024-05-06T07:08:09.000Z", movie }, { plays: 1 }]),
  );
  expect(await take(program, path, "trakt")).toMatchObject({ rows: 0, watched: 1, broken: 1 });
  await program.clips(`${LIGHTHOUSE.title} (${LIGHTHOUSE.year}).mp4`);
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();
  expect((await program.ask("/api/films")).body.items[0]).toMatchObject({ title: LIGHTHOUSE.title, watched: true });
});

test("the same account twice: changed ratings are updated, and the second import alone can be undone", async () => {
  await using program = await withTheFilm();
  const [film] = (await program.ask("/api/films")).body.items;
  const { imdb } = (await program.ask(`/api/films/${film.id}`)).body.externalIds;
  const head = "Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year";
  const row = (id: string, stars: number, day: string, title: string) =>
    `${id},${stars},${day},${title},${title},https://www.imdb.com/,Movie,8,100,1995`;
  const send = async (...rows: string[]) => {
    const type = { "content-type": "application/octet-stream" };
    const answer = await program.ask("/api/me/ratings/imdb/ratings.csv", "PUT", [head, ...rows].join("\n"), type);
    return answer.body.importId as number;
  };
  const exported = async () => {
    const { films } = (await program.ask("/api/me/export.json")).body;
    return Object.fromEntries(films.map(({ title, rating }: Record<string, unknown>) => [title, rating]));
  };
  await send(row(imdb, 8, "2023-01-01", "The Blue Lighthouse"), row("tt0112573", 6, "2023-01-01", "Braveheart"));
  const second = await send(
    row(imdb, 2, "2024-01-01", "The Blue Lighthouse"),
    row("tt0112573", 10, "2024-01-01", "Braveheart"),
    row("tt0114814", 9, "2024-01-01", "The Usual Suspects"),
  );
  expect(await exported()).toEqual({ "The Blue Lighthouse": 1, Braveheart: 5, "The Usual Suspects": 4.5 });
  await program.ask(`/api/me/ratings/imports/${second}`, "DELETE");
  expect(await exported()).toEqual({ "The Blue Lighthouse": 4, Braveheart: 3 });

  const mine = async () => {
    const { userRating, manualEntry } = (await program.ask(`/api/films/${film.id}`)).body;
    return [userRating, manualEntry];
  };
  expect(await mine()).toEqual([4, { rating: false, watched: false }]);
  await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 1.5 });
  expect(await mine()).toEqual([1.5, { rating: true, watched: false }]);
  await program.ask("/api/me/films", "POST", { filmIds: [film.id], act: { kind: "withdraw", what: "rating" } });
  expect(await mine()).toEqual([4, { rating: false, watched: false }]);

  await program.ask(`/api/films/${film.id}/rating`, "DELETE");
  await send(row(imdb, 9, "2025-01-01", "The Blue Lighthouse"));
  expect(await ratingOf(program, LIGHTHOUSE.title)).toBeNull();
  expect((await program.ask("/training/")).body.ratings).toBe(1);
});
