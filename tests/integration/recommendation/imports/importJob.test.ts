import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eventually } from "../../../support/deadlines.ts";
import { type Program, startLoggedInProgram } from "../../wholeProgram/program.ts";

const HEAD = "Date,Name,Year,Letterboxd URI,Rating";
const ROWS = Array.from({ length: 30 }, (_, at) => `2024-01-02,Nobody Knows It ${at},1950,https://boxd.it/${at},4`);
const EXPORT = new TextEncoder().encode([HEAD, ...ROWS].join("\n"));
const MEMBER = { userId: "eve", password: "limelight and gauze" };

const send = (program: Program, name = "ratings.csv", bytes = EXPORT) =>
  program.ask(`/api/me/ratings/auto/${name}?job`, "PUT", bytes, { "content-type": "application/octet-stream" });
const runOf = async (program: Program) => (await program.ask("/api/me/ratings/import")).body.run;
const isOver = ({ state }: { state: string }) => ["done", "failed", "cancelled"].includes(state);
const ended = (program: Program) =>
  eventually("the import has ended", async () => {
    const run = await runOf(program);
    return isOver(run) && run;
  });
const running = (program: Program) =>
  eventually("the import runs", async () => (await runOf(program)).state === "running");
const isTidy = ({ folder }: Program) =>
  eventually("the sent file is removed", async () => {
    const uploads = join(folder, "library", "uploads");
    return !existsSync(uploads) || (await readdir(uploads)).length === 0;
  });

test("an import is a job: it goes on without the page, and its report and undo are there later", async () => {
  await using program = await startLoggedInProgram();
  expect(await runOf(program)).toBeNull();
  program.tmdb.hangNext();
  const { body } = await send(program);
  expect(await runOf(program)).toMatchObject({ jobId: body.jobId, name: "ratings.csv", undone: false });
  expect(await send(program)).toMatchObject({ status: 409, body: { code: "import_running" } });

  const run = await ended(program);
  expect(run).toMatchObject({
    ...{ jobId: body.jobId, state: "done", error: null },
    result: { rows: 30, format: "letterboxd", importId: expect.any(Number) },
  });
  expect((await program.ask(`/api/jobs/${body.jobId}`)).body).toMatchObject({ kind: "import_member", state: "done" });
  await program.ask(`/api/me/ratings/imports/${run.result.importId}`, "DELETE");
  expect(await runOf(program)).toMatchObject({ undone: true });
  await isTidy(program);
});

test("an import that is cancelled leaves nothing, and the next one may begin", async () => {
  await using program = await startLoggedInProgram();
  program.tmdb.hangNext();
  await send(program);
  await running(program);
  expect((await program.ask("/api/me/ratings/import", "DELETE")).status).toBe(204);
  expect(await ended(program)).toMatchObject({ state: "cancelled", result: null });
  expect((await program.ask("/api/me/ratings/import", "DELETE")).status).toBe(409);
  await isTidy(program);
  const states = () => program.engine.local.store.sql<{ state: string }>("SELECT state FROM rating_import").all();
  await eventually("it is undone", () => states().every(({ state }) => state === "undone"));
  await send(program);
  expect(await ended(program)).toMatchObject({ state: "done" });
});

test("an import that the end of the program cut off begins again with the next start", async () => {
  await using program = await startLoggedInProgram();
  program.tmdb.hangNext();
  await send(program);
  await running(program);
  await program.restart();
  expect(await ended(program)).toMatchObject({ state: "done", result: { rows: 30 } });
  const imports = program.engine.local.store
    .sql<{ state: string }>("SELECT state FROM rating_import WHERE state <> 'undone'")
    .all();
  expect(imports).toEqual([{ state: "done" }]);
  await isTidy(program);
});

test("a file that is none fails with its reason, under the name that the person knows, and nobody else sees it", async () => {
  await using program = await startLoggedInProgram();
  const { jobId } = (await send(program, "my%20file.csv", new TextEncoder().encode("nothing that anybody exports")))
    .body;
  const run = await ended(program);
  expect(run).toMatchObject({ state: "failed", name: "my file.csv", error: { code: "export_missing" }, result: null });
  expect(run.error.detail).toContain("my file.csv");
  await isTidy(program);

  await program.ask("/api/users", "POST", MEMBER);
  program.useSession((await program.ask("/api/sessions", "POST", MEMBER)).body.sessionId);
  expect(await runOf(program)).toBeNull();
  const job = (await program.ask(`/api/jobs/${jobId}`)).body;
  expect(job).toMatchObject({ state: "failed", error: { code: "export_missing" } });
  expect(JSON.stringify(job)).not.toContain("my file");
});

test("what a thread finds of the file is final too, and names it", async () => {
  await using program = await startLoggedInProgram();
  await send(program, "torn.zip", new TextEncoder().encode("PK\u0003\u0004 and no more"));
  const run = await ended(program);
  expect(run).toMatchObject({ state: "failed", error: { code: "ratings_source_damaged" } });
  expect(run.error.detail).toContain("torn.zip");
  await isTidy(program);
});

test("beside a job nothing else is imported, but a preview is shown, which is no job", async () => {
  await using program = await startLoggedInProgram();
  const sent = (query: string) =>
    program.ask(`/api/me/ratings/auto/ratings.csv${query}`, "PUT", EXPORT, {
      "content-type": "application/octet-stream",
    });
  expect(await sent("?preview&job")).toMatchObject({ status: 200, body: { rows: 30, importId: null } });
  expect(await runOf(program)).toBeNull();
  program.tmdb.hangNext();
  await send(program);
  await running(program);
  expect(await sent("")).toMatchObject({ status: 409, body: { code: "import_running" } });
  expect(await sent("?preview")).toMatchObject({ status: 200, body: { rows: 30 } });
});

test("an import that has brought everything is not cancelled any more", async () => {
  await using program = await startLoggedInProgram();
  program.tmdb.hangNext();
  const { jobId } = (await send(program)).body;
  await running(program);
  const { store } = program.engine.local;
  await eventually("it is recorded", () => store.sql("SELECT 1 FROM rating_import").get() !== undefined);
  store.writeRelaxed(() => store.sql("UPDATE rating_import SET job = :jobId, report = '{}'").run({ jobId }));
  expect((await program.ask("/api/me/ratings/import", "DELETE")).status).toBe(409);
});

test("the file of an import that was cancelled in the list of jobs is removed with the next start", async () => {
  await using program = await startLoggedInProgram();
  await program.ask("/api/jobs/paused", "PUT", { paused: true });
  const { jobId } = (await send(program)).body;
  await program.ask(`/api/jobs/${jobId}`, "DELETE");
  expect(await runOf(program)).toMatchObject({ state: "cancelled" });
  expect(await readdir(join(program.folder, "library", "uploads"))).toHaveLength(1);
  await program.restart();
  await isTidy(program);
});

test("an import waits while edits of an earlier one are being undone", async () => {
  await using program = await startLoggedInProgram();
  const { store } = program.engine.local;
  const insert = `INSERT INTO job (kind, subject, payload, run_at, queued_at, delayed)
    VALUES ('edit_films', 'library', '{"entryId":1,"revertTo":"before"}', unixepoch() * 1000 + 3600000, 0, 1)`;
  store.writeRelaxed(() => store.sql(insert).run({}));
  await send(program);
  await eventually("it waits", () => store.sql("SELECT 1 FROM job WHERE kind = 'import_member' AND delayed = 1").get());
  expect(await runOf(program)).toMatchObject({ state: "queued" });
  store.writeRelaxed(() => store.sql("UPDATE job SET state = 'cancelled' WHERE kind = 'edit_films'").run({}));
  expect(await ended(program)).toMatchObject({ state: "done" });
});
