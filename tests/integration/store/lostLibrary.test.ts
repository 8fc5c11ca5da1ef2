import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { taskThreadFile } from "../../../src/engine/taskThreadFile.ts";
import { createEngine, type Engine, readConfig } from "../../../src/engine.ts";
import { checkAtStart } from "../../../src/maintenance/index.ts";
import { explainOpenFailure } from "../../../src/openFailure.ts";
import { backupTo, beginNewLibrary, openStore, restoreFrom } from "../../../src/store/index.ts";
import { latestSchemaVersion } from "../../../src/store/migrate.ts";
import { createWorkers, type TaskRunner } from "../../../src/workers/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { addOwner, damageTable, editDatabase, note, notesIn } from "./support/storeContents.ts";

/** A library with an owner and, unless told otherwise, a backup. */
async function aLibrary({ withBackup = true } = {}) {
  const folder = temporaryFolder("lost");
  const store = openStore(folder);
  addOwner(store);
  note(store, "everything");
  const backup = withBackup ? (await backupTo(store.database, folder)).file : null;
  store.close();
  return { folder, backup, database: join(folder, "library.db") };
}

/** As release 0.1 left it: without the file that says that this folder holds a library. */
async function aLibraryOf01(options?: { withBackup: boolean }) {
  const library = await aLibrary(options);
  rmSync(join(library.folder, "library.json"));
  return library;
}

const removeDatabase = (database: string) => {
  for (const ending of ["", "-wal", "-shm"]) rmSync(database + ending, { force: true });
};

/** What a start says, twice: it must never be another answer the second time. */
function startTwice(folder: string) {
  return [1, 2].map(() => {
    try {
      openStore(folder).close();
      return null;
    } catch (error) {
      return error as Error & { code: string; facts: Record<string, unknown> };
    }
  });
}

test("after damage no start ever makes an empty library: the first sets the database aside, the next ones say so too", async () => {
  const { folder, backup, database } = await aLibrary();
  writeFileSync(database, Buffer.alloc(40_960, "garbage"));
  const [first, second] = startTwice(folder);
  expect(first).toMatchObject({ code: "database_damaged", facts: { backup } });
  expect(second).toMatchObject({ code: "library_missing", facts: { reason: "missing", backup } });
  expect(second?.facts.damagedFile).toBe(first?.facts.damagedFile);
  expect(explainOpenFailure(second, folder, "en")).toContain("filmotheque restore");
  await restoreFrom(backup!, folder);
  expect(notesIn(folder)).toEqual(["everything"]);
});

const LOSSES = [
  ["is missing", removeDatabase, "missing"],
  ["is empty", (database: string) => writeFileSync(database, ""), "empty"],
  [
    "holds no table",
    (database: string) => {
      removeDatabase(database);
      editDatabase(database, (opened) => opened.exec("VACUUM; PRAGMA user_version = 0"));
      if (statSync(database).size === 0) editDatabase(database, (opened) => opened.pragma("journal_mode = WAL"));
    },
    "empty",
  ],
  [
    "is a new library without any account",
    (database: string) => {
      const other = temporaryFolder("other");
      openStore(other).close();
      removeDatabase(database);
      editDatabase(join(other, "library.db"), (opened) => opened.prepare("VACUUM INTO ?").run(database));
    },
    "without_accounts",
  ],
] as const;

test.for(LOSSES)(
  "a database that %s next to its backup is never replaced by a new library",
  async ([, lose, reason]) => {
    const { folder, backup, database } = await aLibrary();
    lose(database);
    for (const failure of startTwice(folder))
      expect(failure).toMatchObject({ code: "library_missing", facts: { reason, backup } });
    await restoreFrom(backup!, folder);
    expect(notesIn(folder)).toEqual(["everything"]);
  },
);

test.for(LOSSES.filter(([, , reason]) => reason !== "without_accounts"))(
  "in a folder of release 0.1 too, a database that %s is not followed by a new library",
  async ([, lose]) => {
    const withBackup = await aLibraryOf01();
    lose(withBackup.database);
    expect(startTwice(withBackup.folder)).toMatchObject([{ code: "library_missing" }, { code: "library_missing" }]);

    for (const trace of ["images/ab/cd.webp", "uploads/0123/film.mkv", "subtitles/0123/film.srt", "models/1.bin"]) {
      const { folder, database } = await aLibraryOf01({ withBackup: false });
      rmSync(join(folder, "backups"), { recursive: true, force: true });
      mkdirSync(join(folder, trace, ".."), { recursive: true });
      writeFileSync(join(folder, trace), "something of a person");
      lose(database);
      const [first] = startTwice(folder);
      expect(first, trace).toMatchObject({ code: "library_missing", facts: { backup: null } });
    }
  },
);

test("an empty library that release 0.1 made after damage is not opened: its first visitor would become the owner", async () => {
  const { folder, database } = await aLibraryOf01();
  const aside = `${database}.damaged-2026-01-02T03-04-05.678Z`;
  editDatabase(database, (opened) => opened.prepare("VACUUM INTO ?").run(aside));
  editDatabase(database, (opened) => opened.exec("DELETE FROM user"));
  expect(startTwice(folder)).toMatchObject([
    { code: "library_missing", facts: { reason: "without_accounts", damagedFile: aside } },
    { code: "library_missing", facts: { reason: "without_accounts" } },
  ]);
});

test("the database of another program in the library's place is left alone", () => {
  const folder = temporaryFolder("foreign");
  const database = join(folder, "library.db");
  editDatabase(database, (opened) => opened.exec("CREATE TABLE place (id INTEGER PRIMARY KEY)"));
  const before = statSync(database);
  expect(startTwice(folder)).toMatchObject([{ code: "foreign_database" }, { code: "foreign_database" }]);
  expect(statSync(database).mtimeMs).toBe(before.mtimeMs);
  const opened = new BetterSqlite(database, { readonly: true });
  expect(opened.prepare("SELECT name FROM sqlite_schema").all()).toEqual([{ name: "place" }]);
  opened.close();
});

test("the newest backup is passed over where it is damaged, and the newest good one is offered with its date", async () => {
  const { folder, backup, database } = await aLibrary();
  writeFileSync(join(folder, "backups", "library-2099-01-02T03-04-05.678.zip"), "PK\x03\x04 cut off");
  writeFileSync(join(folder, "backups", "library-2099-01-02T03-04-05.679.db"), "no database");
  removeDatabase(database);
  const [failure] = startTwice(folder);
  expect(failure?.facts).toMatchObject({ backup, backupMadeAt: expect.stringMatching(/^20\d\d-/) });
  expect(explainOpenFailure(failure, folder, "fr")).toContain("La dernière bonne sauvegarde date du");
});

test("after confirmation at this machine a new library is created, and the old one's remains are kept", async () => {
  const { folder, database } = await aLibrary();
  writeFileSync(database, Buffer.alloc(40_960, "garbage"));
  startTwice(folder);
  writeFileSync(database, "");
  const kept = beginNewLibrary(folder);
  expect(kept).toMatch(/library\.db\.replaced-/);
  expect(startTwice(folder), "without an account it stays the new library").toEqual([null, null]);
  expect(notesIn(folder)).toEqual([]);
  expect(readdirSync(folder).filter((name) => /damaged|replaced/.test(name))).toHaveLength(2);
  removeDatabase(database);
  expect(startTwice(folder)).toMatchObject([{ code: "library_missing" }, { code: "library_missing" }]);
});

test("a folder that never held a library becomes one, also where its first start was cut off", () => {
  const fresh = temporaryFolder("fresh");
  expect(startTwice(fresh)).toEqual([null, null]);
  const cutOff = temporaryFolder("cut-off");
  writeFileSync(join(cutOff, "library.db"), "");
  expect(startTwice(cutOff)).toEqual([null, null]);
  const nearly = temporaryFolder("nearly");
  editDatabase(join(nearly, "library.db"), (opened) => opened.pragma("journal_mode = WAL"));
  expect(startTwice(nearly)).toEqual([null, null]);
});

test("the whole program: no visitor is shown the set-up page of a lost library, and the owner logs in after the restore", async () => {
  const folder = temporaryFolder("program");
  const config = readConfig({ FILMOTHEQUE_DATA: folder, FILMOTHEQUE_LANGUAGE: "en", FILMOTHEQUE_LOG: "error" });
  const owner = { userId: "ada", password: "nitrate and silver" };
  const ask = async (engine: Engine, path: string, body?: object) => {
    const request = new Request(`http://127.0.0.1:4780${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await engine.fetch(request, { address: "127.0.0.1" })).json() as Promise<Record<string, unknown>>;
  };
  let engine = await createEngine(config);
  expect(await ask(engine, "/api/setup")).toEqual({ needed: true });
  await ask(engine, "/api/setup", owner);
  const { file } = await engine.local.backup();
  await engine.stop();

  removeDatabase(join(folder, "library.db"));
  for (const _start of [1, 2]) await expect(createEngine(config)).rejects.toMatchObject({ code: "library_missing" });
  await restoreFrom(file, folder);
  engine = await createEngine(config);
  expect(await ask(engine, "/api/setup")).toEqual({ needed: false });
  expect(await ask(engine, "/api/sessions", owner)).toMatchObject({ user: { role: "owner" } });
  await engine.stop();
});

test("a host answers before the database is checked; damage found then closes the library and sets it aside whole", async () => {
  const { folder, backup, database } = await aLibrary();
  damageTable(database);
  const config = readConfig({ FILMOTHEQUE_DATA: folder, FILMOTHEQUE_LANGUAGE: "en", FILMOTHEQUE_LOG: "error" });
  const steps: string[] = [];
  const { promise: damaged, resolve: onDatabaseDamaged } = Promise.withResolvers<Error>();
  const engine = await createEngine(config, {
    clock: Date,
    random: Math.random,
    onOpeningStep: (step) => steps.push(step),
    onDatabaseDamaged,
  });
  expect(steps).toEqual([]);
  const { local } = engine;
  const response = await engine.fetch(new Request("http://127.0.0.1:4780/api/setup"), { address: "127.0.0.1" });
  expect(response.status).toBe(200);

  const error = await damaged;
  expect(error).toMatchObject({ code: "database_damaged", facts: { backup } });
  expect(explainOpenFailure(error, folder, "en")).toContain("filmotheque restore");
  expect(local.store.database.open).toBe(false);
  expect(existsSync(database)).toBe(false);
  await expect(createEngine(config)).rejects.toMatchObject({ code: "library_missing", facts: { backup } });
  await restoreFrom(backup!, folder);
  expect(notesIn(folder)).toEqual(["everything"]);
});

test("the web host answers, then says that its database is damaged and which backup to restore, and ends", async () => {
  const { folder, database } = await aLibrary();
  damageTable(database);
  const main = fileURLToPath(new URL("../../../src/server/main.ts", import.meta.url));
  const env = { ...process.env, FILMOTHEQUE_DATA: folder, FILMOTHEQUE_PORT: "0", FILMOTHEQUE_LANGUAGE: "en" };
  const host = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "pipe"] });
  const said = text(host.stderr);
  for await (const line of createInterface({ input: host.stdout })) {
    const [, url] = /^listening on (\S+)/.exec(line) ?? [];
    if (url) expect((await fetch(`${url}/api/setup`)).status).toBe(200);
  }
  const [status] = host.exitCode === null ? await once(host, "exit") : [host.exitCode];
  expect(status).toBe(1);
  expect(await said).toContain("filmotheque restore");
});

test("the check at the start runs in a thread, and reports nothing for a sound database or one that is closed first", async () => {
  const { database } = await aLibrary();
  const workers = createWorkers({ threadFile: taskThreadFile });
  const tasks: string[] = [];
  const runner: TaskRunner = {
    run(task, input, options) {
      tasks.push(`${task.pool}: ${task.name}`);
      return workers.run(task, input, options);
    },
  };
  expect(await checkAtStart(database, runner)).toBe(null);
  damageTable(database);
  expect(await checkAtStart(database, runner)).toContain("page");
  expect(tasks).toEqual(["maintenance: checkDatabase", "maintenance: checkDatabase"]);
  const interrupted = checkAtStart(database, runner);
  await workers.close();
  expect(await interrupted).toBe(null);
});

test("a database that is to be upgraded is checked before anything is written to it", async () => {
  const { folder, database } = await aLibrary({ withBackup: false });
  editDatabase(database, (opened) => opened.pragma(`user_version = ${latestSchemaVersion() - 1}`));
  damageTable(database);
  const config = readConfig({ FILMOTHEQUE_DATA: folder, FILMOTHEQUE_LANGUAGE: "en", FILMOTHEQUE_LOG: "error" });
  const options = { clock: Date, random: Math.random, onDatabaseDamaged: () => undefined };
  await expect(createEngine(config, options)).rejects.toMatchObject({ code: "database_damaged" });
});
