import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { isOnBattery } from "../../../src/maintenance/battery.ts";
import { openArchive } from "../../../src/store/backup/archive.ts";
import { restoreFrom } from "../../../src/store/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { type Program, startLoggedInProgram } from "../wholeProgram/program.ts";

const DAY_MS = 24 * 3_600_000;

interface Run {
  readonly outcome: string;
  readonly removed: number;
  readonly freedBytes: number;
  readonly finding: string | null;
}

async function run(program: Program, task: string): Promise<Run> {
  const { status } = await program.ask(`/api/maintenance/${task}`, "POST", {});
  expect(status).toBe(202);
  await program.settled();
  const { items } = (await program.ask("/api/maintenance")).body;
  return items.find((one: { task: string }) => one.task === task).runs[0];
}

const preview = async (program: Program, task: string) =>
  (await program.ask(`/api/maintenance/${task}/preview`)).body as Run;

async function aLibrary(): Promise<Program> {
  const program = await startLoggedInProgram();
  await program.clips("The.Blue.Lighthouse.1971.mp4");
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();
  return program;
}

describe("purge", () => {
  test("removes finished jobs of last week and nothing else; a dry run says how many and removes none", async () => {
    await using program = await aLibrary();
    const { sql } = program.engine.local.store;
    const count = (from: string) => sql<{ count: number }>(`SELECT count(*) AS count FROM ${from}`).get()?.count ?? 0;
    const films = count("film");
    const jobs = count("job WHERE state = 'done'");
    expect((await preview(program, "purge")).removed).toBe(0);
    program.passMs(8 * DAY_MS);
    await program.logIn();
    expect((await preview(program, "purge")).removed).toBe(jobs);
    expect(count("job WHERE state = 'done'")).toBe(jobs);
    expect(await run(program, "purge")).toMatchObject({ outcome: "done", removed: jobs });
    expect(count("job WHERE state = 'done' AND kind <> 'purge'")).toBe(0);
    expect(count("film")).toBe(films);
  });

  test("removes old logs, and says what that freed", async () => {
    await using program = await startLoggedInProgram();
    const old = join(program.folder, "library", "logs", "filmotheque.log.3");
    writeFileSync(old, "x".repeat(1_000));
    utimesSync(old, 1_600_000_000, 1_600_000_000);
    expect(await run(program, "purge")).toMatchObject({ removed: 1, freedBytes: 1_000 });
    expect(existsSync(old)).toBe(false);
  });
});

describe("images", () => {
  test("removes pictures that nothing shows, never one that is shown", async () => {
    await using program = await aLibrary();
    const { sql, writeRelaxed } = program.engine.local.store;
    const shown = sql<{ hash: string }>("SELECT hash FROM artwork WHERE hash IS NOT NULL").all();
    expect(shown.length).toBeGreaterThan(0);
    const stray = "f".repeat(40);
    const folder = join(program.folder, "library", "images", stray.slice(0, 2));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${stray}-342.webp`), "x".repeat(500));
    utimesSync(join(folder, `${stray}-342.webp`), 1_600_000_000, 1_600_000_000);
    writeRelaxed(() =>
      sql("INSERT INTO artwork (kind, source, hash, fetched_at) VALUES ('poster', 'old', NULL, 1)").run(),
    );
    expect(await preview(program, "images")).toMatchObject({ removed: 2, freedBytes: 500 });
    expect(await run(program, "images")).toMatchObject({ outcome: "done", removed: 2, freedBytes: 500 });
    expect(await preview(program, "images")).toMatchObject({ removed: 0 });
    const [{ poster }] = (await program.ask("/api/films")).body.items;
    expect((await program.ask(poster.url)).status).toBe(200);
  });
});

test("a backup is opened and checked, and the seven newest stay", async () => {
  await using program = await aLibrary();
  const folder = join(program.folder, "library", "backups");
  mkdirSync(folder, { recursive: true });
  for (let day = 1; day <= 9; day += 1) writeFileSync(join(folder, `library-2020-01-0${day}.db`), "old");
  const done = await run(program, "backup");
  expect(done).toMatchObject({ outcome: "done", removed: 3 });
  const kept = readdirSync(folder).filter((name) => /\.(?:zip|db)$/.test(name));
  expect(kept).toHaveLength(7);
  expect(kept).toContain(done.finding);
  expect(readdirSync(folder).filter((name) => /-wal$|-shm$|unfinished/.test(name))).toEqual([]);
  const elsewhere = temporaryFolder("restored");
  await restoreFrom(join(folder, done.finding ?? ""), elsewhere);
  const restored = new BetterSqlite(join(elsewhere, "library.db"), { readonly: true });
  expect(restored.prepare("SELECT count(*) AS count FROM film").get()).toEqual({ count: 1 });
  restored.close();
});

test("the daily backup omits uploads and says so; the newest complete one is kept besides seven without", async () => {
  await using program = await aLibrary();
  const [clip] = await program.clips("The.Red.Ferry.1958.mp4");
  const upload = await program.ask("/api/uploads/The.Red.Ferry.1958.mp4", "PUT", new Uint8Array(readFileSync(clip!)));
  expect(upload.status).toBe(202);
  await program.settled();
  const folder = join(program.folder, "library", "backups");
  const whole = (await run(program, "backup")).finding!;
  const manifestOf = async (name: string) => {
    const archive = await openArchive(join(folder, name));
    archive.close();
    return archive.manifest;
  };
  expect(await manifestOf(whole)).toMatchObject({ isComplete: true, leftOut: [] });

  for (let day = 1; day <= 6; day += 1) writeFileSync(join(folder, `library-2099-01-0${day}.zip`), "unreadable");
  program.passMs(DAY_MS);
  const daily = await eventually("the daily backup is made", async () => {
    program.passMs(61_000);
    await program.engine.local.maintenance.runWhenDue();
    await program.settled();
    return readdirSync(folder).find((name) => /^library-20[2-8].*\.zip$/.test(name) && name !== whole);
  });
  expect(readdirSync(folder)).toContain(whole);
  const uploaded = expect.stringMatching(/^uploads\/.*The\.Red\.Ferry\.1958\.mp4$/);
  expect(await manifestOf(daily)).toMatchObject({ isComplete: false, leftOut: [{ path: uploaded }] });
});

test("a database without errors passes the check, and the result is listed", async () => {
  await using program = await startLoggedInProgram();
  expect(await run(program, "integrity")).toMatchObject({ outcome: "done", finding: null });
});

/** Results of a query at each turn of the event loop while something runs: requests are answered in between. */
async function sampledEachTurn<T>(sample: () => T, work: () => Promise<unknown>): Promise<readonly T[]> {
  const samples: T[] = [];
  let turn = setImmediate(function next() {
    samples.push(sample());
    turn = setImmediate(next);
  });
  await work();
  clearImmediate(turn);
  return samples;
}

const steps = (samples: readonly number[]) =>
  samples.slice(1).map((now, index) => Math.abs(now - (samples[index] ?? now)));

test("a mostly empty database file is shrunk in small steps where that is worthwhile", async () => {
  await using program = await startLoggedInProgram();
  const { sql, writeRelaxed, database } = program.engine.local.store;
  expect(await run(program, "vacuum")).toMatchObject({ outcome: "done", freedBytes: 0 });
  writeRelaxed(() => {
    for (let at = 0; at < 3_000; at += 1)
      sql("INSERT INTO setting (name, value) VALUES (:name, :value)").run({ name: `x${at}`, value: "x".repeat(5_000) });
  });
  writeRelaxed(() => sql("DELETE FROM setting WHERE name LIKE 'x%'").run());
  database.pragma("wal_checkpoint(TRUNCATE)");
  const { freedBytes } = await preview(program, "vacuum");
  expect(freedBytes).toBeGreaterThan(10_000_000);
  const emptyPages = () => Number(database.pragma("freelist_count", { simple: true }));
  const samples = await sampledEachTurn(emptyPages, async () => {
    expect((await run(program, "vacuum")).freedBytes).toBeGreaterThan(10_000_000);
  });
  expect(samples[0]).toBeGreaterThan(2_500);
  expect(emptyPages()).toBeLessThan(50);
  expect(Math.max(...steps(samples))).toBeLessThanOrEqual(200);
});

test("planner statistics are collected one table at a time", async () => {
  await using program = await aLibrary();
  const { sql } = program.engine.local.store;
  const analysed = () =>
    sql("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").get() === undefined
      ? 0
      : sql<{ count: number }>("SELECT count(DISTINCT tbl) AS count FROM sqlite_stat1").get()!.count;
  const samples = await sampledEachTurn(analysed, () => run(program, "vacuum"));
  expect(Math.max(...steps(samples))).toBe(1);
  expect(samples.at(-1)).toBeGreaterThan(10);
});

test("answers of providers older than half a year are requested again, and stay meanwhile", async () => {
  await using program = await aLibrary();
  expect((await preview(program, "refresh")).removed).toBe(0);
  program.passMs(175 * DAY_MS);
  await program.logIn();
  expect((await preview(program, "refresh")).removed).toBe(1);
  const before = program.tmdb.requests.length;
  await run(program, "refresh");
  expect(program.tmdb.requests.length).toBeGreaterThan(before);
  expect((await preview(program, "refresh")).removed).toBe(0);
  expect((await program.ask("/api/films")).body.items[0].title).toBe("The Blue Lighthouse");
});

test("files missing for long are removed only on request; ratings stay", async () => {
  await using program = await aLibrary();
  const [{ id }] = (await program.ask("/api/films")).body.items;
  await program.ask(`/api/films/${id}/rating`, "PUT", { value: 4 });
  const { sql, writeRelaxed } = program.engine.local.store;
  writeRelaxed(() => sql("UPDATE file SET state = 'missing', missing_since = 1").run());
  const { items } = (await program.ask("/api/maintenance")).body;
  expect(items.find((one: { task: string }) => one.task === "missing").dueAt).toBeNull();
  expect((await preview(program, "missing")).removed).toBe(1);
  expect(await run(program, "missing")).toMatchObject({ removed: 1 });
  expect((await program.ask(`/api/films/${id}`)).body.userRating).toBe(4);
});

test("the number of a missing file that was removed is never given to another", async () => {
  await using program = await aLibrary();
  const { sql, writeRelaxed } = program.engine.local.store;
  const lastId = () => sql<{ id: number | null }>("SELECT max(id) AS id FROM file").get()?.id ?? 0;
  const removed = lastId();
  writeRelaxed(() => sql("UPDATE file SET state = 'missing', missing_since = 1").run());
  expect(await run(program, "missing")).toMatchObject({ removed: 1 });
  const [other] = await program.clips("Winter.Harbour.1984.mp4");
  await program.ask("/api/files", "POST", { paths: [other] });
  expect(lastId()).toBeGreaterThan(removed);
});

test("many rows are removed in short transactions: missing files, and unused images", async () => {
  await using program = await startLoggedInProgram();
  const { sql, writeRelaxed } = program.engine.local.store;
  writeRelaxed(() => {
    for (let number = 0; number < 1_200; number += 1) {
      sql(`
        INSERT INTO file (path, size_bytes, mtime_ms, state, missing_since, added_at)
        VALUES (:path, 1, 1, 'missing', 1, 1)`).run({ path: `/gone/${number}.mkv` });
      sql("INSERT INTO artwork (kind, source, hash, fetched_at) VALUES ('poster', :source, :source, 1)").run({
        source: `test:${number}`,
      });
    }
  });
  for (const [task, table] of [
    ["missing", "file"],
    ["images", "artwork"],
  ] as const) {
    const rows = () => sql<{ count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count ?? 0;
    const samples = await sampledEachTurn(rows, async () => {
      expect((await run(program, task)).removed).toBe(1_200);
    });
    expect(rows()).toBe(0);
    expect(Math.max(...steps(samples))).toBeLessThanOrEqual(500);
  }
});

test("due tasks run automatically, one at a time, while no requests arrive", async () => {
  await using program = await startLoggedInProgram();
  const { maintenance } = program.engine.local;
  const ran = () => maintenance.list().flatMap(({ task, runs }) => (runs.length > 0 ? [task] : []));
  await maintenance.runWhenDue();
  await program.settled();
  expect(ran()).toEqual([]);
  program.passMs(11 * 60_000);
  for (const already of [["purge"], ["purge", "images"], ["purge", "images", "refresh"]]) {
    await maintenance.runWhenDue();
    await program.settled();
    expect(ran()).toEqual(already);
  }
  await program.ask("/api/films");
  await maintenance.runWhenDue();
  await program.settled();
  expect(ran()).toHaveLength(3);
});

test.for([
  ["Discharging\n", true],
  ["Charging\n", false],
  ["Full\n", false],
] as const)("a battery that says %j", async ([status, expected]) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "BAT0"));
  writeFileSync(join(folder, "BAT0", "status"), status);
  expect(await isOnBattery(folder)).toBe(expected);
  expect(await isOnBattery(join(folder, "nowhere"))).toBe(false);
});

test("the battery of a wireless mouse is not the machine's", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "hidpp_battery_0"));
  writeFileSync(join(folder, "hidpp_battery_0", "status"), "Discharging\n");
  writeFileSync(join(folder, "hidpp_battery_0", "scope"), "Device\n");
  expect(await isOnBattery(folder)).toBe(false);
});
