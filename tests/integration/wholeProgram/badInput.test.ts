import { mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { createEngine, readConfig } from "../../../src/engine.ts";
import { OWNER, startLoggedInProgram, startProgram } from "./program.ts";

test("each bad request gets a problem document with its own code, in the person's language", async () => {
  await using program = await startLoggedInProgram();
  const cases: [path: string, method: string, body: unknown, status: number, code: string][] = [
    ["/api/films?limit=0", "GET", undefined, 422, "invalid_request"],
    ["/api/films?limit=10000", "GET", undefined, 422, "invalid_request"],
    ["/api/films?cursor=nonsense", "GET", undefined, 400, "bad_cursor"],
    ["/api/films/999", "GET", undefined, 404, "unknown_film"],
    ["/api/films/999/rating", "PUT", { value: 4 }, 404, "unknown_film"],
    ["/api/films/1/rating", "PUT", { value: 7 }, 422, "invalid_request"],
    ["/api/files/999/match", "PUT", { tmdbId: 1 }, 404, "unknown_file"],
    ["/api/files", "POST", "{ not json", 400, "not_json"],
    ["/api/files", "POST", { paths: [] }, 422, "invalid_request"],
    ["/api/folders", "POST", { path: "/no/such/folder" }, 404, "no_such_folder"],
    ["/api/folders", "POST", { path: "/" }, 422, "whole_disk"],
    ["/api/folders", "POST", { path: join(program.folder, "library") }, 422, "own_folder"],
    ["/api/folders", "POST", { path: join(program.folder, "library", "logs") }, 422, "own_folder"],
    ["/api/ratings/imports", "POST", { path: "/no/such/export.zip" }, 422, "ratings_source_missing"],
    ["/api/settings", "PUT", { language: "fr", tmdbKey: "abc" }, 422, "not_a_tmdb_key"],
    ["/api/jobs/999", "GET", undefined, 404, "unknown_job"],
    ["/api/nothing", "GET", undefined, 404, "unknown_route"],
    ["/api/sessions", "POST", { userId: OWNER.userId, password: "wrong" }, 401, "wrong_credentials"],
  ];
  for (const [path, method, body, status, code] of cases) {
    const answer = await program.ask(path, method, body);
    expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body.detail.length).toBeGreaterThan(10);
  }
  // The valid keys next to the bad one were not saved either.
  expect((await program.ask("/api/settings")).body).toMatchObject({ language: "en", tmdbKey: "environment" });
  await program.ask("/api/me/language", "PUT", { language: "fr" });
  expect((await program.ask("/api/films/999")).body.detail).toBe("Ce film n’est pas dans la bibliothèque.");
});

test("without a session nothing answers but what is meant to", async () => {
  await using program = await startProgram();
  for (const [path, status] of [
    ["/api/health", 200],
    ["/api/setup", 200],
    ["/api/films", 401],
    ["/api/events", 401],
    ["/api/artwork/1/342", 401],
    ["/api/openapi.json", 401],
  ] as const) {
    expect([path, (await program.ask(path)).status]).toEqual([path, status]);
  }
});

test("a session that ran out is refused, and so is one that was ended", async () => {
  await using program = await startLoggedInProgram();
  expect((await program.ask("/api/films")).status).toBe(200);
  program.passMs(15 * 24 * 3_600_000);
  expect((await program.ask("/api/films")).body.code).toBe("no_session");
  await program.logIn();
  expect((await program.ask("/api/sessions/current", "DELETE")).status).toBe(204);
  expect((await program.ask("/api/films")).status).toBe(401);
});

test("files that are no films each get their own answer, and the others go on", async () => {
  await using program = await startLoggedInProgram();
  const [good] = await program.clips("The.Blue.Lighthouse.1971.mp4");
  const folder = join(program.folder, "films");
  const odd = await program.clips("Cinder Road\n(1996).mp4", "🎬 Étoile (2001).mp4", `${"é".repeat(120)}.mp4`);
  writeFileSync(join(folder, "notes.mkv"), "shopping list");
  writeFileSync(join(folder, "empty.mkv"), "");
  writeFileSync(join(folder, "list.mp4"), "#EXTM3U\nhttp://127.0.0.1:1/x.ts\n");
  const [cut] = await program.clips("Cut Short (1999).mp4");
  truncateSync(cut!, 5_000);
  const { utimesSync } = await import("node:fs");
  utimesSync(cut!, 1_700_000_000, 1_700_000_000);

  const { accepted, rejected } = (
    await program.ask("/api/files", "POST", { paths: [folder, join(folder, "gone.mkv"), "relative.mkv"] })
  ).body;
  const codes = Object.fromEntries(
    rejected.map((one: { path: string; code: string }) => [one.path.split("/").at(-1), one.code]),
  );
  expect(codes).toEqual({
    "notes.mkv": "not_a_video",
    "empty.mkv": "empty",
    "list.mp4": "not_a_video",
    "gone.mkv": "not_found",
    "relative.mkv": "not_found",
  });
  const paths = accepted.map((one: { path: string }) => one.path);
  expect(paths).toEqual(expect.arrayContaining([good, cut, ...odd]));
  await program.settled();
  expect((await program.ask("/api/files?state=failed")).body.items).toMatchObject([
    { path: cut, error: { code: "truncated" } },
  ]);
  expect((await program.ask("/api/films")).body.items.map((film: { title: string }) => film.title)).toContain(
    "The Blue Lighthouse",
  );
});

test("an upload lands under a name the program chose; one that is no film leaves nothing", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips("The.Blue.Lighthouse.1971.mp4");
  const { readFileSync } = await import("node:fs");
  const sent = await program.ask("/api/uploads/..%2F..%2FThe.Blue.Lighthouse.1971.mp4", "PUT", readFileSync(path!), {
    "content-type": "application/octet-stream",
  });
  const uploads = join(program.folder, "library/uploads");
  const landed = sent.body.accepted[0]?.path ?? sent.body.rejected[0]?.path;
  expect(landed.startsWith(`${uploads}/`)).toBe(true);
  const before = readdirSync(uploads).length;
  const refused = await program.ask("/api/uploads/notes.mkv", "PUT", new TextEncoder().encode("no film"), {
    "content-type": "application/octet-stream",
  });
  expect(refused.body.rejected[0].code).toBe("not_a_video");
  expect(readdirSync(uploads)).toHaveLength(before);
});

test("a database locked by another program is reported, and nothing is lost", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips("The.Blue.Lighthouse.1971.mp4");
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  const [film] = (await program.ask("/api/films")).body.items;
  program.engine.local.store.database.pragma("busy_timeout = 50");
  const other = new BetterSqlite(join(program.folder, "library/library.db"));
  other.exec("BEGIN IMMEDIATE");
  const held = await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 3 });
  other.exec("ROLLBACK");
  other.close();
  expect([held.status, held.body.code]).toEqual([503, "database_busy"]);
  expect((await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 3 })).status).toBe(204);
});

test("a second program on the same library is refused and named the first", async () => {
  await using program = await startLoggedInProgram();
  const config = readConfig({ FILMOTHEQUE_DATA: join(program.folder, "library") });
  await expect(createEngine(config)).rejects.toMatchObject({
    code: "library_in_use",
    message: expect.stringContaining(String(process.pid)),
  });
});

test("requests from other pages and under other names are refused before anything is done", async () => {
  await using program = await startLoggedInProgram();
  const foreign: Record<string, string>[] = [
    { origin: "http://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:9999" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    expect((await program.ask("/api/films", "GET", undefined, headers)).body.code).toBe("foreign_origin");
  }
});

test("the folder of a drive that is away empties nothing", async () => {
  await using program = await startLoggedInProgram();
  await program.clips("The.Blue.Lighthouse.1971.mp4");
  const folder = join(program.folder, "films");
  await program.ask("/api/folders", "POST", { path: folder });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
  const { renameSync } = await import("node:fs");
  renameSync(folder, `${folder}-away`);
  mkdirSync(folder);
  await program.ask("/api/folders/rescan", "POST", { path: folder });
  await program.engine.local.intake.folders.whenScansEnd();
  expect((await program.ask("/api/files")).body.items).toMatchObject([{ state: "offline" }]);
  expect((await program.ask("/api/films")).body.total).toBe(1);
  const { rmdirSync } = await import("node:fs");
  rmdirSync(folder);
  renameSync(`${folder}-away`, folder);
  await program.ask("/api/folders/rescan", "POST", { path: folder });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
  expect((await program.ask("/api/files")).body.items).toMatchObject([{ state: "matched" }]);
});
