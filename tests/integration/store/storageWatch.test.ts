import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createStorageWatch, openStore, type StorageTrouble, storageCodeOf } from "../../../src/store/index.ts";
import { everyTurn } from "../../support/gates.ts";
import { createTestJobs, enqueue } from "../jobs/testJobs.ts";

/** As the system and SQLite throw them. */
function systemError(code: string, path?: string): Error {
  return Object.assign(new Error(code), { code, ...(path ? { path } : {}) });
}

function aWatchedStore() {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-storage-"));
  const store = openStore(folder);
  const said: (StorageTrouble | null)[] = [];
  const watch = createStorageWatch({ store, folder, firstWaitMs: 1, onChanged: (trouble) => said.push(trouble) });
  return {
    folder,
    store,
    watch,
    said,
    /** SQLite's own limit: what it says then is what it says of a full disk. */
    fill: () => store.database.pragma(`max_page_count = ${store.database.pragma("page_count", { simple: true })}`),
    makeRoom: () => store.database.pragma("max_page_count = 1000000"),
    [Symbol.dispose](): void {
      watch.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const fillWith = (store: ReturnType<typeof openStore>) => () =>
  store.writeRelaxed(() =>
    store.sql("INSERT INTO setting (name, value) VALUES (:name, :value)").run({
      name: String(Math.random()),
      value: "x".repeat(300_000),
    }),
  );

test.each([
  ["SQLITE_FULL", "disk_full"],
  ["ENOSPC", "disk_full"],
  ["EDQUOT", "disk_quota"],
  ["SQLITE_READONLY_DBMOVED", "disk_read_only"],
  ["EROFS", "disk_read_only"],
  ["SQLITE_IOERR_WRITE", "disk_failing"],
  ["SQLITE_CANTOPEN", "disk_failing"],
  ["EIO", "disk_failing"],
  ["EACCES", "no_permission"],
  ["EPERM", "no_permission"],
  ["EFBIG", "file_size_limit"],
  ["EMFILE", "too_many_open_files"],
  ["ENFILE", "too_many_open_files"],
  ["ENOENT", null],
  ["SQLITE_CONSTRAINT", null],
] as const)("%s is said as %s", (code, said) => {
  expect(storageCodeOf(systemError(code))).toBe(said);
});

test("a full database is reported once, with its disk and free space, until a write succeeds", async () => {
  using library = aWatchedStore();
  library.fill();
  expect(fillWith(library.store)).toThrow();
  expect(fillWith(library.store)).toThrow();
  expect(library.said).toEqual([
    { code: "disk_full", path: library.folder, volume: expect.any(String), freeBytes: expect.any(Number) },
  ]);
  expect(library.watch.isWritable()).toBe(false);
  library.makeRoom();
  await library.watch.whenWritable(new AbortController().signal);
  expect(library.watch.isWritable()).toBe(true);
  expect(library.said.at(-1)).toBeNull();
  fillWith(library.store)();
});

test("while nothing fits, trying does not end it", async () => {
  using library = aWatchedStore();
  library.fill();
  expect(fillWith(library.store)).toThrow();
  const failed: unknown[] = [];
  library.store.onError((error) => failed.push(error));
  // Each failed try is one more error of the store.
  await expect.poll(() => failed.length).toBeGreaterThan(3);
  expect(library.watch.isWritable()).toBe(false);
});

test("a film's own drive that fails is not the library's disk", () => {
  using library = aWatchedStore();
  expect(library.watch.report(systemError("EIO", "/media/films/film.mkv"))).toBe(false);
  expect(library.watch.report(systemError("EROFS", "/media/films/film.nfo"))).toBe(false);
  expect(library.watch.report(Object.assign(systemError("EIO"), { name: "TaskFailed" }))).toBe(false);
  expect(library.watch.isWritable()).toBe(true);
  expect(library.watch.report(systemError("EIO", join(library.folder, "pictures", "a.webp")))).toBe(true);
});

test("too many open files are the program's own trouble, whichever file was to be opened", () => {
  using library = aWatchedStore();
  expect(library.watch.report(systemError("ENOSPC", "/media/usb/backup.zip"))).toBe(false);
  expect(library.watch.report(systemError("EMFILE", "/media/films/film.mkv"))).toBe(true);
  expect(library.watch.trouble()?.code).toBe("too_many_open_files");
});

test("on a full disk deferrable writes are dropped, and no other error is swallowed", () => {
  using library = aWatchedStore();
  library.fill();
  expect(library.store.tryWrite(fillWith(library.store))).toBe(false);
  expect(() =>
    library.store.tryWrite(() => library.store.sql("INSERT INTO setting VALUES (NULL, NULL)").run()),
  ).toThrow();
});

test("a job that cannot be settled on a full disk is settled when there is room, once and without another try", async () => {
  await using queue = createTestJobs();
  const said: unknown[] = [];
  const watch = createStorageWatch({
    store: queue.store,
    folder: join(queue.store.file, ".."),
    firstWaitMs: 1,
    onChanged: (trouble) => said.push(trouble),
  });
  let tries = 0;
  const jobs = queue.open(
    async () => {
      tries += 1;
      const pages = queue.store.database.pragma("page_count", { simple: true });
      if (tries === 1) queue.store.database.pragma(`max_page_count = ${pages}`);
      return [{ kind: "done", onlyIf: () => true, apply: fillWith(queue.store) }];
    },
    {},
    watch,
  );
  const id = enqueue(jobs);
  await expect.poll(() => watch.isWritable()).toBe(false);
  enqueue(jobs, 2);
  await everyTurn();
  // Nothing new begins meanwhile.
  expect(tries).toBe(1);
  queue.store.database.pragma("max_page_count = 1000000");
  await expect.poll(() => queue.row(id)).toMatchObject({ state: "done", attempts: 1 });
  await expect.poll(() => jobs.counts()).toEqual([{ kind: "work", state: "done", count: 2 }]);
  expect(said).toEqual([expect.objectContaining({ code: "disk_full" }), null]);
  expect(tries).toBe(2);
  watch.close();
});

test("a job that fails on a full disk is retried without counting an attempt", async () => {
  await using queue = createTestJobs();
  const watch = createStorageWatch({
    store: queue.store,
    folder: join(queue.store.file, ".."),
    firstWaitMs: 1,
    onChanged: () => undefined,
  });
  let tries = 0;
  const jobs = queue.open(
    async () => {
      tries += 1;
      if (tries === 1) throw systemError("ENOSPC");
      return [{ kind: "done" }];
    },
    {},
    watch,
  );
  const id = enqueue(jobs);
  await expect.poll(() => tries).toBeGreaterThan(0);
  await expect.poll(() => queue.pass(1).then(() => queue.row(id))).toMatchObject({ state: "done", attempts: 1 });
  watch.close();
});

test.each(["SQLITE_IOERR_WRITE", "SQLITE_READONLY", "SQLITE_CANTOPEN", "EMFILE", "SQLITE_BUSY"])(
  "%s while jobs are claimed ends nothing: they begin when it is over",
  async (code) => {
    await using queue = createTestJobs();
    const { store } = queue;
    const { writeRelaxed } = store;
    let isBroken = false;
    const broken: typeof store = {
      ...store,
      writeRelaxed(work) {
        if (!isBroken) return writeRelaxed(work);
        const error = systemError(code);
        watch.report(error);
        throw error;
      },
      writeDurable: (work) => broken.writeRelaxed(work),
    };
    const watch = createStorageWatch({
      store: broken,
      folder: join(store.file, ".."),
      firstWaitMs: 1,
      onChanged: () => undefined,
    });
    const jobs = queue.open(async () => [{ kind: "done" }], {}, watch, broken);
    isBroken = true;
    const id = enqueue(jobs);
    await everyTurn();
    expect(queue.row(id).state).toBe("queued");
    expect(watch.isWritable()).toBe(code === "SQLITE_BUSY");
    isBroken = false;
    await expect.poll(() => queue.row(id).state).toBe("done");
    watch.close();
  },
);
