import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createEvents } from "../../../src/events/index.ts";
import { lstatFile } from "../../../src/intake/fileAccess/fileStat.ts";
import { FileRecords } from "../../../src/intake/files/fileRecords.ts";
import { SkippedFileRecords } from "../../../src/intake/skippedFiles/index.ts";
import { createStabilityTracker } from "../../../src/intake/stability/stabilityTracker.ts";
import { intakeTasks } from "../../../src/intake/tasks.ts";
import { DriveRecords } from "../../../src/intake/watchedFolders/driveRecords.ts";
import { WatchedFolderRecords } from "../../../src/intake/watchedFolders/watchedFolderRecords.ts";
import { WatchedFolders, type WatchedFoldersParts } from "../../../src/intake/watchedFolders/watchedFolders.ts";
import { createJobs } from "../../../src/jobs/index.ts";
import { openStore } from "../../../src/store/index.ts";
import type { Workers } from "../../../src/workers/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";

const workers = temporaryWorkers();
const clock = { now: () => Date.now() };
const stores: (() => void)[] = [];
afterAll(() => {
  for (const close of stores) close();
});

let films: string;
/** The same folder, recorded under a spelling that is not the one on the disk. */
let misspelt: string;
let store: ReturnType<typeof openStore>;
let records: WatchedFolderRecords;
let failures: unknown[];

beforeEach(() => {
  films = temporaryFolder();
  misspelt = `${films}/.`;
  store = openStore(temporaryFolder());
  stores.push(() => store.close());
  records = new WatchedFolderRecords(store);
  store.writeDurable(() => records.add(misspelt, misspelt, 1));
  failures = [];
});

function watchedFolders(changed: Partial<WatchedFoldersParts> = {}) {
  const events = createEvents(clock);
  return new WatchedFolders({
    dataFolders: [],
    store,
    files: new FileRecords(store),
    jobs: createJobs({
      store,
      events,
      clock,
      random: Math.random,
      onSettled: () => undefined,
      onFailure: () => undefined,
    }),
    events,
    clock,
    workers,
    stability: createStabilityTracker(),
    skipped: new SkippedFileRecords(store),
    watchedPaths: () => [],
    drives: new DriveRecords(store),
    records,
    fullHash: () => Promise.reject(new Error("no file of these tests is read")),
    onMoved: () => undefined,
    onAddedAgain: () => undefined,
    onFolderFailed: (_folder, error) => failures.push(error),
    ...changed,
  });
}

/** The records, which say when a folder is respelled: its old watch is then closed in the next turn. */
function tellingRespelled(onRespelled: () => void): WatchedFolderRecords {
  class TellingRecords extends WatchedFolderRecords {
    override respell(path: string, spelled: string): void {
      super.respell(path, spelled);
      queueMicrotask(onRespelled);
    }
  }
  return new TellingRecords(store);
}

type Folders = ReturnType<typeof watchedFolders>;

/** Of the recorded folders, those whose watch is open. */
const open = (folders: Folders) =>
  folders
    .list("en")
    .filter(({ watchesUsed }) => watchesUsed !== null)
    .map(({ path }) => path);

test("a folder that is spelled otherwise on the disk is watched under that spelling", async () => {
  const folders = watchedFolders();
  folders.start();
  await expect.poll(() => open(folders)).toEqual([films]);
  await folders.whenScansEnd();
  await folders.stop();
  expect([open(folders), failures]).toEqual([[], []]);
});

test("what was added anyway, left out and mounted in a folder is known under its new spelling", async () => {
  const [skipped, drives] = [new SkippedFileRecords(store), new DriveRecords(store)];
  const entry = { reason: "hidden", fact: null, isFolder: true, entries: 1, isRest: false };
  store.writeDurable(() => {
    skipped.include(`${misspelt}/.private`, 1);
    drives.replace(misspelt, [{ path: `${misspelt}/usb`, identity: "ext4 /dev/sdb /" }], []);
  });
  const inFolder = (folder: string) => [skipped.included(folder), drives.of(folder).map(({ path }) => path)];
  const known: unknown[] = [];
  const telling = tellingRespelled(() => known.push(...inFolder(films)));
  const folders = watchedFolders({ records: telling, watchedPaths: () => records.paths() });
  folders.start();
  await expect.poll(() => known).toEqual([[`${films}/.private`], [`${films}/usb`]]);
  await folders.stop();

  store.writeDurable(() => {
    skipped.put({ ...entry, path: "/Films/.other" }, 1);
    skipped.respellUnder("/Films", "/films");
  });
  expect(skipped.page("/films", null, 10).map(({ path }) => path)).toEqual(["/films/.other"]);
});

test("scans that are asked for while one runs are one: a slow folder collects no queue of them", async () => {
  records.remove(misspelt);
  store.writeDurable(() => records.add(films, films, 1));
  let scans = 0;
  const first = Promise.withResolvers<void>();
  const run: Workers["run"] = async (task, ...rest) => {
    if (task.id === intakeTasks.realFilmPaths.id) {
      scans += 1;
      if (scans === 1) await first.promise;
    }
    return workers.run(task, ...rest);
  };
  const folders = watchedFolders({ workers: { ...workers, run } });
  folders.start();
  await expect.poll(() => scans).toBe(1);
  for (let asked = 0; asked < 10; asked += 1) folders.rescanAll();
  first.resolve();
  await folders.whenScansEnd();
  expect(scans).toBe(2);
  await folders.stop();
});

const ENDS: [string, (folders: Folders) => Promise<void>][] = [
  ["paused", (folders) => folders.pause()],
  ["stopped", (folders) => folders.stop()],
];

test.for(ENDS)("%s while a folder's spelling is followed, nothing is watched", async ([, end]) => {
  const ended = Promise.withResolvers<void>();
  const folders = watchedFolders({ records: tellingRespelled(() => ended.resolve(end(folders))) });
  folders.start();
  await folders.whenScansEnd();
  await ended.promise;
  expect([open(folders), failures]).toEqual([[], []]);
});

test.for(ENDS)("%s while a folder's spelling is asked for, nothing is watched", async ([, end]) => {
  const folders = watchedFolders();
  folders.start();
  const settled = folders.whenScansEnd();
  // The walk begins in the next turn, and asks a thread first.
  await Promise.resolve();
  await end(folders);
  await settled;
  expect([open(folders), failures]).toEqual([[], []]);
});

test.for(ENDS)("%s while a folder is added, nothing is watched", async ([, end]) => {
  const folders = watchedFolders();
  folders.start();
  await folders.whenScansEnd();
  const other = temporaryFolder();
  const added = folders.add(other, "en");
  await end(folders);
  await added;
  expect([open(folders), failures]).toEqual([[], []]);
});

test("a folder that is removed while its spelling is followed is not watched again", async () => {
  const ended = Promise.withResolvers<void>();
  const folders = watchedFolders({ records: tellingRespelled(() => ended.resolve(folders.remove(films))) });
  folders.start();
  await folders.whenScansEnd();
  await ended.promise;
  store.writeDurable(() => records.add(films, films, 2));
  expect([open(folders), failures]).toEqual([[], []]);
});

test("a polled folder reports that, and films of a removed subfolder are missing after the next poll", async () => {
  const files = new FileRecords(store);
  store.writeDurable(() => records.remove(misspelt));
  store.writeDurable(() => records.add(films, films, 1));
  const paths = ["kept/1.mkv", "series/2.mkv", "series/deep/3.mkv"].map((name) => join(films, name));
  for (const path of paths) {
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, path);
    const { sizeBytes, mtimeMs, inode } = lstatFile(path);
    store.writeDurable(() => files.insert({ path, sizeBytes, mtimeMs, inode, fingerprint: path }, "matched", 1));
  }
  const folders = watchedFolders({ watching: { forcePolling: true, pollingMs: 200, rootCheckMs: 100 } });
  folders.start();
  await folders.whenScansEnd();
  await expect.poll(() => folders.list("en")[0]?.state).toBe("polling");
  const scannedAt = folders.list("en")[0]?.lastScan?.at;
  rmSync(join(films, "series"), { recursive: true });
  const states = () => paths.map((path) => files.byPath(path)?.state);
  await expect.poll(states).toEqual(["matched", "missing", "missing"]);
  expect(folders.list("en")[0]?.lastScan?.at).not.toBe(scannedAt);
  await folders.stop();
  expect(failures).toEqual([]);
});
