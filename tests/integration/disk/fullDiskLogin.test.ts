import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReserve } from "../../../src/store/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { fill, makeRoom, mounted, unmountAll } from "../../support/memoryDisk.ts";
import { OWNER, type Program, startLoggedInProgram } from "../wholeProgram/program.ts";

const DAY_MS = 24 * 3_600_000;
const disk = mounted("size=96m");
afterAll(unmountAll);

const logIn = (program: Program, password = OWNER.password) =>
  program.ask("/api/sessions", "POST", { userId: OWNER.userId, password }, { authorization: "" });

describe.skipIf(!disk)("on a disk without room for a single row", () => {
  const dataFolder = join(disk ?? "", "library");
  const oldLog = join(dataFolder, "logs", "filmotheque.log.3");
  let program: Program;

  beforeAll(async () => {
    program = await startLoggedInProgram({ environment: { FILMOTHEQUE_DATA: dataFolder } });
    const [path] = await program.clips("The.Blue.Lighthouse.1971.mp4");
    await program.ask("/api/files", "POST", { paths: [path] });
    await program.settled();
    await createReserve(dataFolder).ensure();
    writeFileSync(oldLog, "x".repeat(1_000));
    utimesSync(oldLog, 1_700_000_000, 1_700_000_000);
    // A purge removes jobs of last week.
    program.passMs(8 * DAY_MS);
    // Space that the write-ahead log already occupies would still hold a few rows.
    program.engine.local.store.database.pragma("wal_checkpoint(TRUNCATE)");
    fill(disk ?? "");
  });
  afterAll(() => program?.[Symbol.asyncDispose]());

  test("a write is refused with its reason", async () => {
    const answer = await program.ask("/api/me/lists", "POST", { name: "Snow" });
    expect([answer.status, answer.body.code]).toEqual([507, "disk_full"]);
    const { reason } = (await program.ask("/api/jobs/summary")).body;
    expect(reason).toMatchObject({ code: "disk_full", detail: expect.stringContaining(disk ?? "") });
  });

  test("wrong passwords are still counted", async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 7; tries += 1) statuses.push((await logIn(program, "a wrong password")).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    program.passMs(60_000);
  });

  test("the owner logs in, reads, and is logged out after a logout", async () => {
    const login = await logIn(program);
    expect(login.status).toBe(201);
    const as = { authorization: `Bearer ${login.body.sessionId}` };
    expect((await program.ask("/api/films", "GET", undefined, as)).status).toBe(200);
    expect((await program.ask("/api/sessions/current", "DELETE", undefined, as)).status).toBeLessThan(300);
    expect((await program.ask("/api/films", "GET", undefined, as)).status).toBe(401);
  });

  test("an earlier session is ended by a logout too", async () => {
    const before = program.session;
    expect((await program.ask("/api/sessions/current", "DELETE")).status).toBeLessThan(300);
    expect((await program.ask("/api/films")).status).toBe(401);
    program.useSession((await logIn(program)).body.sessionId);
    expect(program.session).not.toBe(before);
    expect((await program.ask("/api/films")).status).toBe(200);
  });

  test("all other sessions end at once, and so does one of them", async () => {
    const sessions: string[] = [];
    for (let login = 0; login < 3; login += 1) sessions.push((await logIn(program)).body.sessionId);
    const statusOf = async (session: string) =>
      (await program.ask("/api/films", "GET", undefined, { authorization: `Bearer ${session}` })).status;
    const listed = (await program.ask("/api/sessions")).body.items;
    const [one] = listed.filter(({ current }: { current: boolean }) => !current);
    expect((await program.ask(`/api/sessions/${one.id}`, "DELETE")).status).toBe(204);
    const ended = await program.ask("/api/sessions", "DELETE");
    expect([ended.status, ended.body.ended]).toEqual([200, listed.length - 2]);
    expect(await Promise.all(sessions.map(statusOf))).toEqual([401, 401, 401]);
    expect((await program.ask("/api/sessions")).body.items).toHaveLength(1);
  });

  test("the owner purges: the reserve provides the space, and what was removed is recorded", async () => {
    expect(existsSync(join(dataFolder, "reserve"))).toBe(true);
    const answers = await Promise.all([1, 2].map(() => program.ask("/api/maintenance/purge", "POST", {})));
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(existsSync(oldLog)).toBe(false);
    const { items } = (await program.ask("/api/maintenance")).body;
    const runs = items.find(({ task }: { task: string }) => task === "purge").runs;
    expect(runs.at(-1)).toMatchObject({ outcome: "done", removed: expect.any(Number), freedBytes: 1_000 });
    expect(runs.at(-1).removed).toBeGreaterThan(3);
    // The two requests shared one run.
    const atOnce = program.engine.local.store.sql("SELECT id FROM maintenance_run WHERE job IS NULL").all();
    expect(atOnce).toHaveLength(1);
  });

  test("when there is room again the session of meanwhile is kept, over a restart too", async () => {
    makeRoom(disk ?? "");
    await eventually("the library can be written", async () => {
      return (await program.ask("/api/jobs/summary")).body.reason === null;
    });
    await program.restart();
    expect((await program.ask("/api/films")).status).toBe(200);
  });
});

test("an error other than the disk's while sessions are saved ends no session, and they are saved in the end", async () => {
  await using program = await startLoggedInProgram();
  const { database, sql } = program.engine.local.store;
  const before = sql("SELECT id_hash FROM session").all().length;
  // Raised where a busy database would fail: in a timer, once the disk can be written again.
  database.exec("CREATE TEMP TRIGGER refusal BEFORE INSERT ON main.session BEGIN SELECT RAISE(ABORT, 'refused'); END");
  database.pragma("query_only = ON");
  expect((await logIn(program)).status).toBe(201);
  database.pragma("query_only = OFF");
  await eventually("the refusal is in the log", () =>
    readFileSync(join(program.folder, "library", "logs", "filmotheque.log"), "utf8").includes("refused"),
  );
  expect((await program.ask("/api/films")).status).toBe(200);
  database.exec("DROP TRIGGER refusal");
  await eventually("the session is saved", () => sql("SELECT id_hash FROM session").all().length > before);
});

test("a database that became read-only is reported as such, and its owner can still log in", async () => {
  await using program = await startLoggedInProgram();
  // A disk cannot be made read-only while a program writes to it; a read-only connection gives the same error.
  const { database } = program.engine.local.store;
  database.pragma("query_only = ON");
  const answer = await program.ask("/api/me/lists", "POST", { name: "Snow" });
  expect([answer.status, answer.body.code]).toEqual([503, "disk_read_only"]);
  const login = await logIn(program);
  expect(login.status).toBe(201);
  const as = { authorization: `Bearer ${login.body.sessionId}` };
  expect((await program.ask("/api/jobs/summary", "GET", undefined, as)).body.reason.code).toBe("disk_read_only");
  database.pragma("query_only = OFF");
});
