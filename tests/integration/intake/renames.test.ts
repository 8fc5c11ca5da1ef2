import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { makeClip } from "../../fixtures/clips.ts";
import { aShelf, type Shelf } from "./aShelf.ts";
import { temporaryFolder, temporaryWorkers } from "./folders.ts";

const workers = temporaryWorkers();
let clip: Buffer;
beforeAll(async () => {
  clip = readFileSync(await makeClip(join(temporaryFolder(), "clip.mp4")));
});

/** Films 1, 2, 3 … under these names, decided by hand; the rows by content. */
async function aDecidedShelf(names: readonly string[]) {
  const shelf = aShelf(workers, clip);
  for (const [index, name] of names.entries()) shelf.write(name, index + 1);
  for (const folder of new Set(names.map((name) => name.split("/")[0]!))) await shelf.scan(folder);
  shelf.decideAll();
  const ids = names.map((name) => shelf.files.byPath(shelf.at(name))!.id);
  return { shelf, idOf: (content: number) => ids[content - 1]!, filmOf: (name: string) => filmAt(shelf, name) };
}

const filmAt = (shelf: Shelf, name: string) => shelf.files.byPath(shelf.at(name))?.film;

test("two files that swap their names keep each its own film, whichever is looked at first", async () => {
  for (const order of [["a/1.mp4"], ["a/2.mp4"], ["a"]]) {
    const { shelf, idOf } = await aDecidedShelf(["a/1.mp4", "a/2.mp4"]);
    shelf.rename("a/1.mp4", "a/x");
    shelf.rename("a/2.mp4", "a/1.mp4");
    shelf.rename("a/x", "a/2.mp4");
    await shelf.look(...order);
    expect(shelf.files.byPath(shelf.at("a/1.mp4"))?.id).toBe(idOf(2));
    expect(shelf.files.byPath(shelf.at("a/2.mp4"))?.id).toBe(idOf(1));
    shelf.close();
  }
});

test("a swap through a place that nobody watches is followed when its second half is told", async () => {
  const { shelf, idOf } = await aDecidedShelf(["a/1.mp4", "a/2.mp4"]);
  shelf.rename("a/1.mp4", "away");
  shelf.rename("a/2.mp4", "a/1.mp4");
  await shelf.look("a/1.mp4");
  expect(shelf.files.byPath(shelf.at("a/1.mp4"))?.id).toBe(idOf(2));
  expect(shelf.files.byId(idOf(1))?.missingSince).not.toBeNull();
  shelf.rename("away", "a/2.mp4");
  await shelf.look("a/2.mp4");
  expect(shelf.files.byPath(shelf.at("a/2.mp4"))).toMatchObject({ id: idOf(1), missingSince: null });
  shelf.close();
});

test("a file renamed, and a new one under its old name: each is what it holds, whichever is met first", async () => {
  for (const order of [
    ["a/1.mp4", "b"],
    ["b", "a"],
  ]) {
    const { shelf, idOf } = await aDecidedShelf(["a/1.mp4", "b/2.mp4"]);
    shelf.rename("a/1.mp4", "b/moved.mp4");
    shelf.write("a/1.mp4", 9);
    for (const name of order) await shelf.look(name);
    expect(shelf.files.byPath(shelf.at("b/moved.mp4"))?.id).toBe(idOf(1));
    expect(filmAt(shelf, "a/1.mp4")).toBeNull();
    shelf.close();
  }
});

test("a better copy under the old name keeps the film, and a copy of another film does not", async () => {
  const { shelf, idOf } = await aDecidedShelf(["a/1.mp4", "a/2.mp4", "a/3.mp4"]);
  const [first, second] = [idOf(1), idOf(2)].map((id) => shelf.files.byId(id)!.film);
  shelf.write("a/1.mp4", 8);
  shelf.write("a/3.mp4", 2);
  await shelf.scan("a");
  expect(filmAt(shelf, "a/1.mp4")).toBe(first);
  expect(filmAt(shelf, "a/3.mp4")).toBe(second);
  expect(shelf.files.byId(idOf(3))?.state).toBe("missing");
  shelf.close();
});

test("a hard link is a second name of one file, and takes over when the first goes", async () => {
  const { shelf, idOf } = await aDecidedShelf(["a/1.mp4"]);
  shelf.link("a/1.mp4", "a/link.mp4");
  await shelf.scan("a");
  expect(shelf.rows()).toHaveLength(1);
  const dropped = await shelf.look("a/link.mp4");
  expect(dropped.recorded).toMatchObject([{ fileId: idOf(1), what: "known", already: true }]);
  shelf.remove("a/1.mp4");
  await shelf.scan("a");
  expect(shelf.rows()).toMatchObject([{ id: idOf(1), path: shelf.at("a/link.mp4"), missing: null }]);
  shelf.close();
});

test("a shelf of six hundred films whose names all move on by one keeps every film", async () => {
  const names = Array.from({ length: 600 }, (_, index) => `a/${index}.mp4`);
  const { shelf } = await aDecidedShelf(names);
  const fileOf = new Map(shelf.rows().map(({ fingerprint, id }) => [fingerprint, id]));
  for (const name of names) shelf.rename(name, `${name}.x`);
  for (const [index, name] of names.entries()) shelf.rename(`${name}.x`, names[(index + 1) % names.length]!);
  await shelf.scan("a");
  const rows = shelf.rows();
  expect(rows.filter(({ fingerprint, id }) => fileOf.get(fingerprint) !== id)).toEqual([]);
  expect(rows.map(({ path }) => path).sort()).toEqual(names.map(shelf.at).sort());
  shelf.close();
});

type Act =
  | { readonly kind: "permute"; readonly by: readonly number[] }
  | { readonly kind: "move" | "copy" | "overwrite"; readonly from: number; readonly to: number }
  | { readonly kind: "write" | "remove"; readonly name: number }
  | { readonly kind: "look"; readonly names: readonly number[] }
  | { readonly kind: "scan"; readonly folder: "a" | "b" };

const NAMES = ["a/1.mp4", "a/2.mp4", "a/3.mp4", "b/4.mp4", "b/5.mp4", "b/6.mp4"];
const aName = fc.nat(NAMES.length - 1);
const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("permute" as const), by: aPermutation() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("move" as const), from: aName, to: aName }) },
  fc.record({ kind: fc.constant("copy" as const), from: aName, to: aName }),
  fc.record({ kind: fc.constant("overwrite" as const), from: aName, to: aName }),
  fc.record({ kind: fc.constantFrom("write" as const, "remove" as const), name: aName }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("look" as const), names: fc.uniqueArray(aName) }) },
  fc.record({ kind: fc.constant("scan" as const), folder: fc.constantFrom("a" as const, "b" as const) }),
);

function aPermutation(): fc.Arbitrary<number[]> {
  return fc.shuffledSubarray(
    NAMES.map((_, index) => index),
    { minLength: NAMES.length },
  );
}

test("law: whatever is done with names, and whatever is seen of it meanwhile, each content keeps its film", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 1, maxLength: 8 }), fc.boolean(), async (acts, isBFirst) => {
      const { shelf, idOf } = await aDecidedShelf(NAMES.slice(0, 4));
      /** What lies where: the numbers of the contents. */
      const disk = new Map<string, number>(NAMES.slice(0, 4).map((name, index) => [name, index + 1]));
      let fresh = 100;
      for (const act of acts) fresh = await perform(act, shelf, disk, fresh);
      for (const folder of isBFirst ? ["b", "a"] : ["a", "b"]) await shelf.scan(folder);

      const before = shelf.rows();
      for (const content of [1, 2, 3, 4]) {
        const names = [...disk].filter(([, held]) => held === content).map(([name]) => name);
        if (names.length === 0) continue;
        const film = shelf.files.byId(idOf(content))!.film;
        expect(names.map((name) => shelf.at(name))).toContain(shelf.files.byId(idOf(content))!.path);
        for (const name of names) expect([name, filmAt(shelf, name)]).toEqual([name, film]);
      }
      for (const name of disk.keys()) expect(shelf.files.byPath(shelf.at(name))?.missingSince).toBeNull();
      for (const folder of ["a", "b"]) await shelf.scan(folder);
      expect(shelf.rows()).toEqual(before);
      shelf.close();
    }),
    { numRuns: 60 },
  );
});

/** On the disk, on its model, and by looking. @returns the number of the next content */
async function perform(act: Act, shelf: Shelf, disk: Map<string, number>, fresh: number): Promise<number> {
  switch (act.kind) {
    case "permute": {
      const held = new Map(disk);
      for (const name of held.keys()) shelf.rename(name, `${name}.x`);
      disk.clear();
      for (const [name, content] of held) {
        const to = NAMES[act.by[NAMES.indexOf(name)]!]!;
        shelf.rename(`${name}.x`, to);
        disk.set(to, content);
      }
      return fresh;
    }
    case "move":
    case "copy":
    case "overwrite": {
      const [from, to] = [NAMES[act.from]!, NAMES[act.to]!];
      const content = disk.get(from);
      if (content === undefined || from === to || (act.kind !== "overwrite" && disk.has(to))) return fresh;
      disk.set(to, content);
      if (act.kind === "copy") shelf.copy(from, to);
      else {
        shelf.rename(from, to);
        disk.delete(from);
      }
      return fresh;
    }
    case "write":
      shelf.write(NAMES[act.name]!, fresh);
      disk.set(NAMES[act.name]!, fresh);
      return fresh + 1;
    case "remove":
      if (disk.delete(NAMES[act.name]!)) shelf.remove(NAMES[act.name]!);
      return fresh;
    case "look":
      await shelf.look(...act.names.map((index) => NAMES[index]!));
      return fresh;
    case "scan":
      await shelf.scan(act.folder);
      return fresh;
  }
}
