import { statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { storeTasks } from "../../../src/engine/storeTasks.ts";
import { checkpointInThread, openStore } from "../../../src/store/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";

const workers = temporaryWorkers();
const PAGE = "x".repeat(4_000);
const MEGABYTE = 1_000_000;

function aStore(run: (file: string) => Promise<void>, isInTrouble = () => false) {
  const store = openStore(join(temporaryFolder(), "library"));
  store.database.exec("CREATE TABLE written (text TEXT)");
  const errors: unknown[] = [];
  checkpointInThread({ store, isInTrouble, run, onError: (error) => errors.push(error) });
  return {
    store,
    errors,
    /** In transactions of fifty pages, so that the main connection often has the occasion to copy by itself. */
    async write(pages: number) {
      for (let written = 0; written < pages; written += 50) {
        store.writeRelaxed(() => {
          for (let page = 0; page < 50; page += 1) store.sql("INSERT INTO written VALUES (:text)").run({ text: PAGE });
        });
        await wait(2);
      }
    },
    ownPages: () => store.database.pragma("wal_autocheckpoint", { simple: true }),
    logBytes: () => statSync(`${store.file}-wal`).size,
    databaseBytes: () => statSync(store.file).size,
    [Symbol.dispose]: () => store.close(),
  };
}

const inThread = (file: string) => workers.run(storeTasks.checkpointWal, file);

test("a thread copies the log, and the main connection does not, nor does the log grow without bound", async () => {
  using library = aStore(inThread);
  await library.write(1_500);
  await eventually("the thread has copied", () => library.databaseBytes() > 3 * MEGABYTE);
  expect(library.ownPages()).toBe(8_000);
  await library.write(12_000);
  expect(library.logBytes()).toBeLessThan(50 * MEGABYTE);
  expect(library.errors).toEqual([]);
});

test("where the thread fails, the main connection copies by itself as SQLite does", async () => {
  using library = aStore(() => Promise.reject(new Error("no thread")));
  await library.write(4_000);
  expect(library.errors).not.toEqual([]);
  expect(library.ownPages()).toBe(1_000);
  expect(library.logBytes()).toBeLessThan(8 * MEGABYTE);
});

test("on a disk that refuses something the log stays short: it has no room there", async () => {
  using library = aStore(inThread);
  await library.write(1_500);
  expect(library.ownPages()).toBe(8_000);
  // What SQLite reports on a full disk.
  library.store.database.function("fill", () => {
    throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  });
  expect(() => library.store.sql("SELECT fill()").get()).toThrow("full");
  await library.write(50);
  expect(library.ownPages()).toBe(1_000);
  await eventually("the thread copies again", async () => {
    await library.write(50);
    return library.ownPages() === 8_000;
  });
});

test("while the disk is in trouble the log stays short, although the thread succeeds", async () => {
  let isFull = true;
  using library = aStore(inThread, () => isFull);
  await library.write(1_500);
  await eventually("the thread has copied", () => library.databaseBytes() > 3 * MEGABYTE);
  await library.write(50);
  expect(library.ownPages()).toBe(1_000);
  isFull = false;
  await library.write(50);
  expect(library.ownPages()).toBe(8_000);
});
