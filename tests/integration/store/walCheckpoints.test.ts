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
  const ownPages = () => store.database.pragma("wal_autocheckpoint", { simple: true });

  /** In transactions of fifty pages, so that the main connection often has the occasion to copy by itself. */
  async function write(pages: number): Promise<void> {
    for (let written = 0; written < pages; written += 50) {
      store.writeRelaxed(() => {
        for (let page = 0; page < 50; page += 1) store.sql("INSERT INTO written VALUES (:text)").run({ text: PAGE });
      });
      await wait(2);
    }
  }

  return {
    store,
    errors,
    write,
    ownPages,
    logBytes: () => statSync(`${store.file}-wal`).size,
    /** Writes until the main connection no longer copies by itself. */
    isLeftToTheThread: () =>
      eventually("the thread copies", async () => {
        await write(600);
        return ownPages() === 8_000;
      }),
    [Symbol.dispose]: () => store.close(),
  };
}

const inThread = (file: string) => workers.run(storeTasks.checkpointWal, file);

test("a thread copies the log, and the main connection does not, nor does the log grow without bound", async () => {
  using library = aStore(inThread);
  await library.isLeftToTheThread();
  let written = 0;
  await eventually("the log begins again instead of growing", async () => {
    await library.write(2_000);
    written += 2_000 * PAGE.length;
    return written > library.logBytes() + 10 * MEGABYTE;
  });
  expect(library.errors).toEqual([]);
});

test("what is written while the thread copies is copied without another write", async () => {
  const runs: (() => void)[] = [];
  using library = aStore(() => new Promise((done) => runs.push(done)));
  await library.write(600);
  await eventually("the thread copies", () => runs.length === 1);
  await library.write(50);
  runs[0]?.();
  await eventually("the thread copies again", () => runs.length === 2);
});

test("where the thread fails, the main connection copies by itself as SQLite does", async () => {
  using library = aStore(() => Promise.reject(new Error("no thread")));
  await library.write(4_000);
  await eventually("the thread has failed", () => library.errors.length > 0);
  expect(library.ownPages()).toBe(1_000);
  expect(library.logBytes()).toBeLessThan(8 * MEGABYTE);
});

test("on a disk that refuses something the log stays short: it has no room there", async () => {
  using library = aStore(inThread);
  await library.isLeftToTheThread();
  // What SQLite reports on a full disk.
  library.store.database.function("fill", () => {
    throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  });
  expect(() => library.store.sql("SELECT fill()").get()).toThrow("full");
  await library.write(50);
  expect(library.ownPages()).toBe(1_000);
  await library.isLeftToTheThread();
});

test("while the disk is in trouble the log stays short, although the thread succeeds", async () => {
  let isFull = true;
  let copies = 0;
  const counted = async (file: string) => {
    await inThread(file);
    copies += 1;
  };
  using library = aStore(counted, () => isFull);
  await library.write(600);
  await eventually("the thread has copied", () => copies > 0);
  await library.write(50);
  expect(library.ownPages()).toBe(1_000);
  isFull = false;
  await library.isLeftToTheThread();
});
