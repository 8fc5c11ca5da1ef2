import { afterAll, beforeAll, expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "./program.ts";

const NAMES = ["The.Blue.Lighthouse.1971.mp4", "Nightfall.2001.mp4", "Winter.Harbour.1984.mp4"];

let program: Program;
let lighthouse: number;
let nightfall: number;
let harbour: number;
beforeAll(async () => {
  program = await startLoggedInProgram();
  await program.ask("/api/files", "POST", { paths: await program.clips(...NAMES) });
  await program.settled();
  lighthouse = await idOf("Lighthouse");
  nightfall = await idOf("Nightfall");
  harbour = await idOf("Harbour");
  await program.ask(`/api/films/${nightfall}/rating`, "PUT", { value: 4 });
});
afterAll(() => program?.[Symbol.asyncDispose]());

const films = async (): Promise<{ id: number; title: string }[]> => (await program.ask("/api/films")).body.items;
const idOf = async (title: string) => (await films()).find((film) => film.title.includes(title))!.id;
const film = async (id: number) => (await program.ask(`/api/films/${id}`)).body;
const undo = (id: number) => program.ask(`/api/journal/${id}/undo`, "POST");
const merge = async (into: number, ...filmIds: number[]) =>
  (await program.ask("/api/films/merge", "POST", { into, filmIds })).body.entryIds as number[];

test("films merged by hand are versions of one, also after they are identified again, and undone in any order", async () => {
  const before = [await film(nightfall), await film(lighthouse), await film(harbour)];
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const entries = await merge(lighthouse, nightfall, harbour);
    expect(entries).toHaveLength(2);
    expect((await films()).map(({ id }) => id)).toEqual([lighthouse]);
    expect(await film(lighthouse)).toMatchObject({ userRating: 4, title: "The Blue Lighthouse" });
    expect((await film(lighthouse)).files).toMatchObject(Array.from({ length: 3 }, () => ({ state: "matched" })));
    // An address of before leads to the film that was kept.
    expect((await film(nightfall)).id).toBe(lighthouse);

    await program.ask("/api/films/refresh", "POST", { filmIds: [lighthouse], what: "match" });
    await program.settled();
    expect((await film(lighthouse)).files).toHaveLength(3);

    for (const at of order) expect((await undo(entries[at]!)).status).toBe(200);
    await program.settled();
    expect(await films()).toHaveLength(3);
    for (const { id, title, userRating, files } of before)
      expect(await film(id)).toMatchObject({ id, title, userRating, files });
  }
});

test("a version becomes a film of its own again, and that is undone", async () => {
  const [entry] = await merge(lighthouse, harbour);
  const version = (await film(lighthouse)).files.find(({ path }: { path: string }) => path.includes("Harbour"));
  expect((await program.ask(`/api/files/${version.id}/match`, "DELETE")).status).toBe(200);
  await program.settled();
  expect((await film(lighthouse)).files).toHaveLength(1);
  const [split] = (await program.ask("/api/journal")).body.items;
  expect(split).toMatchObject({ fileId: version.id, undoable: true });
  expect((await undo(split.id)).status).toBe(200);
  expect((await film(lighthouse)).files).toHaveLength(2);
  expect((await undo(entry!)).status).toBe(200);
  expect((await film(harbour)).files).toHaveLength(1);
});

test("files of a film that was unknown before it was merged with another are no longer to be reviewed", async () => {
  const states = async () => (await film(nightfall)).files.map(({ state }: { state: string }) => state);
  expect([(await film(nightfall)).state, await states()]).toEqual(["unidentified", ["unmatched"]]);
  const [entry] = await merge(nightfall, lighthouse);
  expect(await states()).toEqual(["matched", "matched"]);
  await program.ask("/api/films/refresh", "POST", { filmIds: [nightfall], what: "match" });
  await program.settled();
  expect(await states()).toEqual(["matched", "matched"]);
  expect((await undo(entry!)).status).toBe(200);
  await program.settled();
  expect([(await film(nightfall)).state, await states()]).toEqual(["unidentified", ["unmatched"]]);
});

test("a film cannot be merged with itself, or with one that does not exist", async () => {
  for (const filmIds of [[lighthouse], [999_999]])
    expect((await program.ask("/api/films/merge", "POST", { into: lighthouse, filmIds })).body.code).toBe(
      "unknown_film",
    );
  expect((await program.ask("/api/films/merge", "POST", { into: 999_999, filmIds: [1] })).status).toBe(404);
});
