import { afterAll, beforeAll, expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "./program.ts";

const NAMES = ["The.Blue.Lighthouse.1971.mp4", "Nightfall.2001.mp4", "Winter.Harbour.1984.mp4"];
const QUAY = ["a/Foggy Quay (1999) cd1.mp4", "a/Foggy Quay (1999) cd2.mp4", "b/Foggy Quay (1999).mp4"];

let program: Program;
let lighthouse: number;
let nightfall: number;
let harbour: number;
let quayPaths: string[];
beforeAll(async () => {
  program = await startLoggedInProgram();
  const paths = await program.clips(...NAMES, ...QUAY);
  quayPaths = paths.slice(NAMES.length);
  await program.ask("/api/files", "POST", { paths: paths.slice(0, NAMES.length) });
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

const split = (...fileIds: number[]) => program.ask("/api/files/split", "POST", { fileIds });
const copyOf = async (id: number, name: string) =>
  (await film(id)).files.find(({ path }: { path: string }) => path.includes(name)).id as number;

test("a version that a person had matched before is split off as a film of its own, not as what it was before that", async () => {
  const fileId = await copyOf(nightfall, "Nightfall");
  const match = await program.ask(`/api/files/${fileId}/match`, "PUT", { filmId: harbour });
  expect(match.status).toBe(200);
  const [entry] = await merge(lighthouse, harbour);
  const before = await film(lighthouse);
  const { filmId, entryId } = (await split(fileId)).body;
  await program.settled();
  expect([lighthouse, nightfall, harbour]).not.toContain(filmId);
  expect((await film(filmId)).files.map(({ id }: { id: number }) => id)).toEqual([fileId]);
  expect((await undo(entryId)).status).toBe(200);
  await program.settled();
  expect((await film(lighthouse)).files).toEqual(before.files);
  expect((await undo(entry!)).status).toBe(200);
  expect((await program.ask(`/api/files/${fileId}/match`, "DELETE")).body.entryId).toBeGreaterThan(entryId);
  expect((await film(nightfall)).files.map(({ id }: { id: number }) => id)).toEqual([fileId]);
});

test("copies of an unknown film with one name, and in parts, are split as a whole, and that is one entry", async () => {
  await program.ask("/api/files", "POST", { paths: quayPaths });
  await program.settled();
  const quay = await idOf("Foggy Quay");
  const { files } = await film(quay);
  expect(files).toHaveLength(3);
  const [one, two] = [await copyOf(quay, "cd1"), await copyOf(quay, "cd2")];
  await program.ask(`/api/films/${quay}/rating`, "PUT", { value: 3 });

  const { filmId, entryId } = (await split(one, two)).body;
  expect(filmId).not.toBe(quay);
  expect((await film(filmId)).files).toMatchObject([
    { id: one, part: 1 },
    { id: two, part: 2 },
  ]);
  expect((await film(quay)).files).toHaveLength(1);
  await program.ask(`/api/films/${filmId}/rating`, "PUT", { value: 5 });
  const [newest] = (await program.ask("/api/journal?limit=1")).body.items;
  expect(newest).toMatchObject({ id: entryId, fileId: one, undoable: true });
  await program.restart();

  expect((await undo(entryId)).status).toBe(200);
  await program.settled();
  expect((await film(quay)).files).toEqual(files);
  // What was done with the film of its own is kept by what it was a version of.
  expect((await film(quay)).userRating).toBe(5);
  const [undone] = (await program.ask("/api/journal?limit=1")).body.items;
  expect((await undo(undone.id)).status).toBe(200);
  expect((await film(filmId)).files).toHaveLength(2);
  expect((await undo(entryId)).status).toBe(200);
});

test("only some of the versions of one film can be split off", async () => {
  const [one, two] = [await copyOf(lighthouse, "Lighthouse"), await copyOf(nightfall, "Nightfall")];
  for (const fileIds of [[one], [one, two]]) expect((await split(...fileIds)).body.code).toBe("not_a_version");
  expect((await split(999_999)).body.code).toBe("unknown_file");
});
