import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { backupTo, openStore, restoreFrom } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { addOwner, filesBelow, isStray, killedAfter, note, notesIn } from "./support/storeContents.ts";

const UPLOAD = "uploads/0123456789abcdef/The Red Ferry.mkv";
const MORE_STEPS_THAN_THERE_ARE = 1_000;

/** A library with an upload, its backup, and what changed after it. */
async function aLibrary() {
  const folder = temporaryFolder("killed-restore");
  const store = openStore(folder);
  addOwner(store);
  note(store, "everything");
  mkdirSync(join(folder, "uploads/0123456789abcdef"), { recursive: true });
  writeFileSync(join(folder, UPLOAD), "the film as it was uploaded");
  store.writeDurable(() =>
    store
      .sql(`
        INSERT INTO file (path, size_bytes, mtime_ms, state, added_at)
        VALUES (:path, 27, 1, 'matched', 1)`)
      .run({ path: join(folder, UPLOAD) }),
  );
  const { file } = await backupTo(store.database, folder);
  note(store, "later");
  store.close();
  writeFileSync(join(folder, UPLOAD), "something else by now");
  return { folder, file };
}

const restore = (file: string, folder: string) =>
  `await store.restoreFrom(${JSON.stringify(file)}, ${JSON.stringify(folder)});`;

test("a restore that is killed after any step leaves the old library or the restored one, complete", async () => {
  const { folder, file } = await aLibrary();
  const pristine = join(temporaryFolder("pristine"), "library");
  cpSync(folder, pristine, { recursive: true });
  const outcomes = new Set<string>();
  for (let step = 1; step < MORE_STEPS_THAN_THERE_ARE; step += 1) {
    rmSync(folder, { recursive: true });
    cpSync(pristine, folder, { recursive: true });
    const isKilled = await killedAfter(step, restore(file, folder));
    const notes = notesIn(folder);
    const upload = readFileSync(join(folder, UPLOAD), "utf8");
    expect([["everything", "later"], ["everything"]], `killed after step ${step}`).toContainEqual(notes);
    expect(upload, `killed after step ${step}`).toBe(
      notes.length === 2 ? "something else by now" : "the film as it was uploaded",
    );
    expect(filesBelow(folder).filter(isStray), `killed after step ${step}`).toEqual([]);
    outcomes.add(notes.join());
    if (!isKilled) break;
  }
  expect([...outcomes]).toEqual(["everything,later", "everything"]);
});

test("a restore into an empty folder that is killed after any step leaves no library or the restored one", async () => {
  const { file } = await aLibrary();
  let completed = 0;
  for (let step = 1; step < MORE_STEPS_THAN_THERE_ARE; step += 1) {
    const folder = temporaryFolder("empty");
    const isKilled = await killedAfter(step, restore(file, folder));
    const notes = notesIn(folder);
    expect([[], ["everything"]], `killed after step ${step}`).toContainEqual(notes);
    if (notes.length > 0) completed += 1;
    expect(filesBelow(folder).filter(isStray), `killed after step ${step}`).toEqual([]);
    if (!isKilled) break;
  }
  expect(completed).toBeGreaterThan(1);
});

test("a restore after a killed one starts over, and what the first replaced is kept", async () => {
  const { folder, file } = await aLibrary();
  expect(await killedAfter(2, restore(file, folder))).toBe(true);
  const replaced = await restoreFrom(file, folder);
  expect(existsSync(replaced!)).toBe(true);
  expect(notesIn(folder)).toEqual(["everything"]);
});
