import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { queueMarkMissing } from "../../../src/intake/jobs/markMissingJob.ts";
import { makeClip } from "../../fixtures/clips.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";
import { createScannedLibrary, type ScannedLibrary } from "./scannedLibrary.ts";

const workers = temporaryWorkers();
let clip: Buffer;
beforeAll(async () => {
  clip = readFileSync(await makeClip(join(temporaryFolder(), "clip.mp4")));
});

/** Films 1, 2, 3 … under these names, matched manually; the rows by content. */
async function aDecidedLibrary(names: readonly string[]) {
  const library = createScannedLibrary(workers, clip);
  for (const [index, name] of names.entries()) library.write(name, index + 1);
  for (const folder of new Set(names.map((name) => name.split("/")[0]!))) await library.scan(folder);
  library.decideAll();
  const ids = names.map((name) => library.files.byPath(library.at(name))!.id);
  return {
    library,
    idOf: (content: number) => ids[content - 1]!,
    filmOf: (name: string) => filmAt(library, name),
  };
}

const filmAt = (library: ScannedLibrary, name: string) => library.files.byPath(library.at(name))?.film;

test("two files that swap their names keep each its own film, whichever is looked at first", async () => {
  for (const order of [["a/1.mp4"], ["a/2.mp4"], ["a"]]) {
    const { library, idOf } = await aDecidedLibrary(["a/1.mp4", "a/2.mp4"]);
    library.rename("a/1.mp4", "a/x");
    library.rename("a/2.mp4", "a/1.mp4");
    library.rename("a/x", "a/2.mp4");
    await library.look(...order);
    expect(library.files.byPath(library.at("a/1.mp4"))?.id).toBe(idOf(2));
    expect(library.files.byPath(library.at("a/2.mp4"))?.id).toBe(idOf(1));
    library.close();
  }
});

test("a swap through an unwatched folder is followed when its second half is reported", async () => {
  const { library, idOf } = await aDecidedLibrary(["a/1.mp4", "a/2.mp4"]);
  library.rename("a/1.mp4", "away");
  library.rename("a/2.mp4", "a/1.mp4");
  await library.look("a/1.mp4");
  expect(library.files.byPath(library.at("a/1.mp4"))?.id).toBe(idOf(2));
  expect(library.files.byId(idOf(1))?.missingSince).not.toBeNull();
  library.rename("away", "a/2.mp4");
  await library.look("a/2.mp4");
  expect(library.files.byPath(library.at("a/2.mp4"))).toMatchObject({ id: idOf(1), missingSince: null });
  library.close();
});

test("a file renamed, and a new one under its old name: each is identified by content, in any order", async () => {
  for (const order of [
    ["a/1.mp4", "b"],
    ["b", "a"],
  ]) {
    const { library, idOf } = await aDecidedLibrary(["a/1.mp4", "b/2.mp4"]);
    library.rename("a/1.mp4", "b/moved.mp4");
    library.write("a/1.mp4", 9);
    for (const name of order) await library.look(name);
    expect(library.files.byPath(library.at("b/moved.mp4"))?.id).toBe(idOf(1));
    expect(filmAt(library, "a/1.mp4")).toBeNull();
    library.close();
  }
});

test("a better copy under the old name keeps the film, and a copy of another film does not", async () => {
  const { library, idOf } = await aDecidedLibrary(["a/1.mp4", "a/2.mp4", "a/3.mp4"]);
  const [first, second] = [idOf(1), idOf(2)].map((id) => library.files.byId(id)!.film);
  library.write("a/1.mp4", 8);
  library.write("a/3.mp4", 2);
  await library.scan("a");
  expect(filmAt(library, "a/1.mp4")).toBe(first);
  expect(filmAt(library, "a/3.mp4")).toBe(second);
  expect(library.files.byId(idOf(3))?.state).toBe("missing");
  library.close();
});

test("a file whose removal was reported before its new name is identified by the new name", async () => {
  const { library, idOf } = await aDecidedLibrary(["a/1.mp4"]);
  const { store, jobs } = library.parts;
  store.writeDurable(() => {
    store.sql("DELETE FROM job").run();
    queueMarkMissing(jobs, idOf(1));
  });
  library.rename("a/1.mp4", "a/Another Name (1984).mp4");
  await library.look("a/Another Name (1984).mp4");
  expect(library.files.byPath(library.at("a/Another Name (1984).mp4"))?.id).toBe(idOf(1));
  const kinds = store.sql<{ kind: string }>("SELECT kind FROM job WHERE subject_id = :id ORDER BY kind");
  expect(kinds.all({ id: idOf(1) }).map(({ kind }) => kind)).toEqual(["identify", "mark_missing"]);
  library.close();
});

test("a hard link is a second name of one file, and takes over when the first goes", async () => {
  const { library, idOf } = await aDecidedLibrary(["a/1.mp4"]);
  library.link("a/1.mp4", "a/link.mp4");
  await library.scan("a");
  expect(library.rows()).toHaveLength(1);
  const dropped = await library.look("a/link.mp4");
  expect(dropped.recorded).toMatchObject([{ fileId: idOf(1), what: "known", already: true }]);
  library.remove("a/1.mp4");
  await library.scan("a");
  expect(library.rows()).toMatchObject([{ id: idOf(1), path: library.at("a/link.mp4"), missing: null }]);
  library.close();
});

test("a library of six hundred films whose names all move on by one keeps every film", async () => {
  const names = Array.from({ length: 600 }, (_, index) => `a/${index}.mp4`);
  const { library } = await aDecidedLibrary(names);
  const fileOf = new Map(library.rows().map(({ fingerprint, id }) => [fingerprint, id]));
  for (const name of names) library.rename(name, `${name}.x`);
  for (const [index, name] of names.entries()) library.rename(`${name}.x`, names[(index + 1) % names.length]!);
  await library.scan("a");
  const rows = library.rows();
  expect(rows.filter(({ fingerprint, id }) => fileOf.get(fingerprint) !== id)).toEqual([]);
  expect(rows.map(({ path }) => path).sort()).toEqual(names.map(library.at).sort());
  library.close();
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

test("law: after any renames, observed at any moment, each content keeps its film", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 1, maxLength: 8 }), fc.boolean(), async (acts, isBFirst) => {
      const { library, idOf } = await aDecidedLibrary(NAMES.slice(0, 4));
      /** The number of the content at each path. */
      const disk = new Map<string, number>(NAMES.slice(0, 4).map((name, index) => [name, index + 1]));
      let fresh = 100;
      for (const act of acts) fresh = await perform(act, library, disk, fresh);
      for (const folder of isBFirst ? ["b", "a"] : ["a", "b"]) await library.scan(folder);

      const before = library.rows();
      for (const content of [1, 2, 3, 4]) {
        const names = [...disk].filter(([, held]) => held === content).map(([name]) => name);
        if (names.length === 0) continue;
        const film = library.files.byId(idOf(content))!.film;
        expect(names.map((name) => library.at(name))).toContain(library.files.byId(idOf(content))!.path);
        for (const name of names) expect([name, filmAt(library, name)]).toEqual([name, film]);
      }
      for (const name of disk.keys()) expect(library.files.byPath(library.at(name))?.missingSince).toBeNull();
      for (const folder of ["a", "b"]) await library.scan(folder);
      expect(library.rows()).toEqual(before);
      library.close();
    }),
    { numRuns: 60 },
  );
});

/** On the disk, on its model, and by looking. @returns the number of the next content */
async function perform(act: Act, library: ScannedLibrary, disk: Map<string, number>, fresh: number): Promise<number> {
  switch (act.kind) {
    case "permute": {
      const held = new Map(disk);
      for (const name of held.keys()) library.rename(name, `${name}.x`);
      disk.clear();
      for (const [name, content] of held) {
        const to = NAMES[act.by[NAMES.indexOf(name)]!]!;
        library.rename(`${name}.x`, to);
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
      if (act.kind === "copy") library.copy(from, to);
      else {
        library.rename(from, to);
        disk.delete(from);
      }
      return fresh;
    }
    case "write":
      library.write(NAMES[act.name]!, fresh);
      disk.set(NAMES[act.name]!, fresh);
      return fresh + 1;
    case "remove":
      if (disk.delete(NAMES[act.name]!)) library.remove(NAMES[act.name]!);
      return fresh;
    case "look":
      await library.look(...act.names.map((index) => NAMES[index]!));
      return fresh;
    case "scan":
      await library.scan(act.folder);
      return fresh;
  }
}
