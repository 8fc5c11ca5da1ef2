import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "./program.ts";

const FILM = "The.Blue.Lighthouse.1971.mp4";

let program: Program;
let path: string;
let filmId: number;
let fileId: number;
beforeAll(async () => {
  program = await startLoggedInProgram();
  const paths = await program.clips(FILM);
  [path] = paths as [string];
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  const film = (await program.ask("/api/films")).body.items[0];
  filmId = film.id;
  fileId = (await theFilm()).files[0].id;
});
afterAll(() => program?.[Symbol.asyncDispose]());
beforeEach(async () => {
  await program.ask(`/api/films/${filmId}/artwork/poster`, "DELETE");
  await program.ask(`/api/films/${filmId}/artwork/backdrop`, "DELETE");
  await program.settled();
});

const theFilm = async () => (await program.ask(`/api/films/${filmId}`)).body;
const offered = async (query = "") => (await program.ask(`/api/films/${filmId}/artwork/poster${query}`)).body;
const choose = (kind: string, choice: object) => program.ask(`/api/films/${filmId}/artwork/${kind}`, "PUT", { choice });
const refresh = async () => {
  await program.ask("/api/films/refresh", "POST", { filmIds: [filmId], what: "details" });
  await program.settled();
};
const picture = (background: string, width = 200, height = 300) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();

test("while the provider cannot be asked, the images that came with the film are offered", async () => {
  // The first test: nothing was fetched yet.
  await program.ask("/api/settings", "PUT", { outboundRequestsAllowed: false });
  expect(await offered()).toMatchObject({ isComplete: false, total: 1, items: [{ language: null }] });
  await program.ask("/api/settings", "PUT", { outboundRequestsAllowed: true });
  expect(await offered()).toMatchObject({ isComplete: true, total: 3 });
});

test("all images of the provider are offered by language and size, page by page", async () => {
  const all = await offered();
  expect(all).toMatchObject({ total: 3, isComplete: true, isChosen: false, nextCursor: null });
  expect(all.items.map(({ language, isCurrent }: never) => [language, isCurrent])).toEqual([
    [null, true],
    ["fr", false],
    ["de", false],
  ]);
  expect((await offered("?language=fr")).items).toMatchObject([{ language: "fr", width: 1000 }]);
  expect((await offered("?language=none")).total).toBe(1);
  expect((await offered("?sort=size")).items.map(({ width }: never) => width)).toEqual([2000, 1000, 500]);

  const first = await offered("?limit=2");
  const second = await offered(`?limit=2&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect((await offered(`?limit=2&language=fr&cursor=${first.nextCursor}`)).code).toBe("bad_cursor");

  const preview = await program.ask(all.items[1].preview);
  expect([preview.status, preview.headers.get("content-type")]).toEqual([200, "image/webp"]);
});

test("the images of a film are fetched once for all pages, and none while nobody asks", async () => {
  const requests = () => program.tmdb.requests.filter((one) => one.path.endsWith("/images")).length;
  const before = requests();
  await offered();
  await offered("?language=fr");
  await offered("?sort=size");
  expect(requests() - before).toBeLessThanOrEqual(1);
});

test("a chosen image of the provider stays when the film is refreshed, and its undo shows the former one", async () => {
  const before = (await theFilm()).poster;
  const french = (await offered("?language=fr")).items[0];
  const answer = await choose("poster", { from: "provider", path: french.path });
  expect(answer).toMatchObject({ status: 200, body: { entryId: expect.any(Number) } });
  const chosen = (await theFilm()).poster;
  expect(chosen.url).not.toBe(before.url);
  expect(await offered("?language=fr")).toMatchObject({ isChosen: true, items: [{ isCurrent: true }] });

  await refresh();
  writeFileSync(join(dirname(path), FILM.replace(".mp4", "-poster.jpg")), await picture("#20c030"));
  await program.ask(`/api/files/${fileId}/match`, "PUT", { filmId });
  await program.settled();
  expect((await theFilm()).poster).toEqual(chosen);

  const [entry] = (await program.ask("/api/journal")).body.items.filter(({ act }: never) => act === "poster_given");
  expect(entry).toMatchObject({ id: answer.body.entryId, undoable: true });
  expect((await program.ask(`/api/journal/${entry.id}/undo`, "POST")).status).toBe(200);
  expect((await theFilm()).poster).toEqual(before);
});

test("only images that the provider named of this film can be chosen or seen", async () => {
  const requests = program.tmdb.requests.length;
  const madeUp = await choose("poster", { from: "provider", path: "/never-named.jpg" });
  expect(madeUp).toMatchObject({ status: 502, body: { code: "artwork_unavailable" } });
  expect((await program.ask(`/api/artwork/offered/${filmId}/poster/never-named.jpg`)).status).toBe(404);
  expect(program.tmdb.requests.length).toBe(requests);
});

test("asking for frames stores one for each second of the film at most", async () => {
  const stored = () =>
    program.engine.local.store.sql("SELECT source FROM artwork WHERE source LIKE 'frame:%'").all().length;
  const before = stored();
  for (const seconds of ["86000", "86001.5", "90000"])
    expect((await program.ask(`/api/files/${fileId}/frame?seconds=${seconds}`)).status).toBe(200);
  expect(stored()).toBe(before + 1);
  for (const seconds of ["0.1", "0.2", "0.3"])
    expect((await program.ask(`/api/files/${fileId}/frame?seconds=${seconds}`)).status).toBe(200);
  expect(stored()).toBe(before + 2);
});

test("a frame of the film becomes its poster or its backdrop", async () => {
  const frame = await program.ask(`/api/files/${fileId}/frame?seconds=0.5`);
  expect([frame.status, frame.headers.get("content-type")]).toEqual([200, "image/webp"]);
  for (const kind of ["poster", "backdrop"]) {
    const before = (await theFilm())[kind];
    expect((await choose(kind, { from: "frame", fileId, seconds: 0.5 })).status).toBe(200);
    expect((await theFilm())[kind]?.url).not.toBe(before?.url);
  }
  const ofAnother = await choose("poster", { from: "frame", fileId: fileId + 1, seconds: 1 });
  expect(ofAnother.body.code).toBe("unknown_file");
  expect((await program.ask(`/api/files/${fileId}/frame?seconds=nonsense`)).body.code).toBe("invalid_request");
});

test("a custom backdrop is never replaced, and a reset shows the provider's image again", async () => {
  const address = `/api/films/${filmId}/backdrop`;
  const before = (await theFilm()).backdrop;
  expect((await program.ask(address, "PUT", await picture("#c02030", 320, 180))).status).toBe(204);
  const given = (await theFilm()).backdrop;
  expect(given.url).not.toBe(before?.url);
  expect((await program.ask(address, "PUT", "no picture")).body.code).toBe("not_a_picture");
  await refresh();
  expect((await theFilm()).backdrop).toEqual(given);

  const reset = await program.ask(`/api/films/${filmId}/artwork/backdrop`, "DELETE");
  await program.settled();
  expect((await theFilm()).backdrop ?? null).toEqual(before ?? null);
  expect((await program.ask(`/api/journal/${reset.body.entryId}/undo`, "POST")).status).toBe(200);
  expect((await theFilm()).backdrop).toEqual(given);
});
