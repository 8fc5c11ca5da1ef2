import { renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startLoggedInProgram } from "./program.ts";

const LIGHTHOUSE = "The.Blue.Lighthouse.1971.1080p.BluRay.x264-GRP.mp4";

test("a dropped film is recorded, recognised, enriched and listed, and is there after a restart", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips(LIGHTHOUSE);

  const drop = await program.ask("/api/files", "POST", { paths: [path] });
  expect(drop.status).toBe(202);
  expect(drop.body.accepted).toMatchObject([
    { path, already: false, fileId: expect.any(Number), jobId: expect.any(Number) },
  ]);
  await program.settled();
  await program.restart();

  const { items, total } = (await program.ask("/api/films")).body;
  expect(total).toBe(1);
  expect(items[0]).toMatchObject({
    title: "The Blue Lighthouse",
    year: 1971,
    state: "identified",
    genres: ["Drama", "Mystery"],
  });
  const film = (await program.ask(`/api/films/${items[0].id}`)).body;
  expect(film).toMatchObject({
    originalTitle: "Das blaue Feuer",
    enrichment: { tmdb: { state: "done" }, wikipedia: { state: "done" } },
    files: [{ container: "mp4", videoCodec: "h264", width: expect.any(Number) }],
    sources: { title: "tmdb", overview: "tmdb" },
  });
  expect(film.articles[0]).toMatchObject({ language: "en", attribution: expect.stringContaining("CC BY-SA") });
  expect(film.credits.length).toBeGreaterThan(3);
  expect(film.completeness).toBeGreaterThan(0.8);
  const poster = await program.ask(film.poster.url);
  expect([poster.status, poster.headers.get("content-type")]).toEqual([200, "image/webp"]);
  const similar = (await program.ask(`/api/films/${film.id}/similar?limit=5`)).body;
  expect(similar.items).toHaveLength(5);
  expect(similar.nextCursor).not.toBeNull();
});

test("the same file twice is known, a second copy is the same film, and a rename keeps film and rating", async () => {
  await using program = await startLoggedInProgram();
  const [first, second] = await program.clips(LIGHTHOUSE, "The Blue Lighthouse (1971) 720p.mp4");
  const folder = join(program.folder, "films");
  await program.ask("/api/files", "POST", { paths: [folder] });
  await program.settled();
  expect((await program.ask("/api/files", "POST", { paths: [first] })).body.accepted).toMatchObject([
    { already: true },
  ]);

  const [film, ...others] = (await program.ask("/api/films")).body.items;
  expect(others).toEqual([]);
  expect((await program.ask(`/api/films/${film.id}`)).body.files).toHaveLength(2);

  await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 4.5 });
  renameSync(second!, join(folder, "phare.mp4"));
  await program.ask("/api/files", "POST", { paths: [folder] });
  await program.settled();
  const after = (await program.ask(`/api/films/${film.id}`)).body;
  expect(after.userRating).toBe(4.5);
  expect(after.files.map((file: { path: string }) => file.path).sort()).toEqual(
    [join(folder, "phare.mp4"), first].sort(),
  );
});

test("an uncertain match waits with its candidates; a user's decision is final, and can be undone", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips("The Glass Orchard.mp4");
  const [{ fileId }] = (await program.ask("/api/files", "POST", { paths: [path] })).body.accepted;
  await program.settled();
  expect((await program.ask("/api/files?state=ambiguous")).body.items).toMatchObject([{ id: fileId }]);
  const review = (await program.ask(`/api/files/${fileId}/candidates`)).body;
  expect(review.decision).toBe("ambiguous");
  expect(review.candidates.length).toBeGreaterThan(1);
  expect(review.candidates[0].evidence.length).toBeGreaterThan(0);

  const { tmdbId } = review.candidates[1];
  const matched = await program.ask(`/api/files/${fileId}/match`, "PUT", { tmdbId });
  expect(matched.body).toMatchObject({ state: "matched" });
  await program.settled();
  await program.ask("/api/settings", "PUT", { outboundRequestsAllowed: true });
  await program.settled();
  expect((await program.ask(`/api/films/${matched.body.filmId}`)).body.externalIds.tmdb).toBe(tmdbId);

  expect((await program.ask(`/api/files/${fileId}/match`, "DELETE")).body).toMatchObject({ state: "ambiguous" });
  const journal = (await program.ask("/api/journal")).body.items;
  expect(journal.map((entry: { act: string }) => entry.act)).toContain("matched_by_hand");
});

test("without a key films are found through Wikidata, and a key that comes later fills the rest", async () => {
  await using program = await startLoggedInProgram({ key: null });
  const [path] = await program.clips(LIGHTHOUSE);
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  const [card] = (await program.ask("/api/films")).body.items;
  expect(card).toMatchObject({ title: "The Blue Lighthouse", year: 1971, state: "identified" });
  expect(program.tmdb.requests).toHaveLength(0);
  expect((await program.ask(`/api/films/${card.id}`)).body.enrichment.wikipedia.state).toBe("done");

  await program.ask("/api/settings", "PUT", { tmdbKey: "b".repeat(32) });
  await program.settled();
  expect((await program.ask(`/api/films/${card.id}`)).body).toMatchObject({
    sources: { overview: "tmdb" },
    enrichment: { tmdb: { state: "done" } },
  });
  expect((await program.ask("/api/settings")).body).toMatchObject({ tmdbKey: "stored" });
});

test("while no provider answers the film stays listed, and it is identified automatically once one does", async () => {
  await using program = await startLoggedInProgram();
  program.tmdb.goDown();
  program.wikimedia.goDown();
  const [path] = await program.clips(LIGHTHOUSE);
  await program.ask("/api/files", "POST", { paths: [path] });
  await expect.poll(async () => (await program.ask("/api/files")).body.items[0]?.error?.code).toMatch(/provider_/);
  expect((await program.ask("/api/films")).body.items).toMatchObject([
    { title: "The Blue Lighthouse", state: "unidentified" },
  ]);

  program.tmdb.comeBack();
  program.wikimedia.comeBack();
  program.passMs(3_600_000);
  program.engine.local.jobs.runNow(["identify"]);
  await expect.poll(async () => (await program.ask("/api/films")).body.items[0]?.state).toBe("identified");
});

test("a wrong key is reported, and the sources without a key go on", async () => {
  await using program = await startLoggedInProgram();
  program.tmdb.wrongKey();
  const [path] = await program.clips(LIGHTHOUSE);
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  expect((await program.ask("/api/films")).body.items).toMatchObject([{ state: "identified" }]);
  const health = (await program.ask("/api/health")).body;
  expect(health.providers).toContainEqual(expect.objectContaining({ name: "tmdb", state: "refused" }));
});

test("secrets appear in no log, no metric and no answer", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips(LIGHTHOUSE);
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  const settings = JSON.stringify((await program.ask("/api/settings")).body);
  const metrics = (await program.ask("/metrics")).body.text as string;
  await program.engine.stop();
  const { readFileSync } = await import("node:fs");
  const log = readFileSync(join(program.folder, "library/logs/filmotheque.log"), "utf8");
  expect(log.length).toBeGreaterThan(0);
  for (const text of [settings, metrics, log]) {
    expect(text).not.toContain("a1b2c3d4e5f60718293a4b5c6d7e8f90");
    expect(text).not.toContain("nitrate and silver");
  }
  expect(metrics).toContain('filmotheque_jobs_total{kind="identify",outcome="done"} 1');
  expect(metrics).not.toContain("Lighthouse");
});
