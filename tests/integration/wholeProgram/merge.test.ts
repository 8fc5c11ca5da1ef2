import { expect, test } from "vitest";
import { createLibrary } from "../../../src/library/index.ts";
import { SMALL_CATALOGUE } from "../../standins/index.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const LIGHTHOUSE = "The.Blue.Lighthouse.1971.1080p.mp4";
const [KNOWN] = SMALL_CATALOGUE;

/** The film is in the library with its Wikidata id only, with a file, a rating and an entry on the watchlist. */
async function byItemAlone(program: Program) {
  const { store } = program.engine.local;
  const [path] = await program.clips("old copy.mp4");
  const [{ fileId }] = (await program.ask("/api/files", "POST", { paths: [path] })).body.accepted;
  await program.settled();
  const library = createLibrary({ store, clock: { now: () => Date.now() }, language: () => "en" });
  const candidate = { title: "The Blue Lighthouse", year: 1971, wikidataId: KNOWN!.wikidataId };
  const { filmId } = store.writeRelaxed(() =>
    library.identity.bindFile(fileId, { candidate }, { edition: "Old copy" }),
  );
  await program.ask(`/api/films/${filmId}/rating`, "PUT", { value: 4.5 });
  const [watchlist] = (await program.ask("/api/me/lists")).body.items;
  await program.ask(`/api/me/lists/${watchlist.id}/films/${filmId}`, "PUT", { listed: true });
  return { fileId, filmId, watchlist: watchlist.id };
}

test("a film known by its Wikidata item, and found again by its number at TMDB, is one film, until that is undone", async () => {
  await using program = await startLoggedInProgram();
  const old = await byItemAlone(program);
  const [path] = await program.clips(LIGHTHOUSE);
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();

  const { items } = (await program.ask("/api/films")).body;
  expect(items.map(({ title }: { title: string }) => title)).toEqual(["The Blue Lighthouse"]);
  const film = (await program.ask(`/api/films/${items[0].id}`)).body;
  expect(film).toMatchObject({ userRating: 4.5, lists: [old.watchlist], externalIds: { tmdb: KNOWN!.tmdbId } });
  expect(film.files.map(({ edition }: { edition: string | null }) => edition)).toEqual([null, "Old copy"]);
  // The old address answers, and what is done through it is done to the film.
  expect((await program.ask(`/api/films/${old.filmId}`)).body).toEqual(film);
  expect((await program.ask(`/api/films/${old.filmId}/watched`, "PUT", { watched: true })).status).toBe(204);
  expect((await program.ask(`/api/films/${film.id}`)).body.watched).toBe(true);
  expect((await program.ask(`/api/files?filmId=${old.filmId}`)).body.total).toBe(2);
  expect((await program.ask("/api/jobs?state=failed")).body.items).toEqual([]);

  const [entry] = (await program.ask("/api/journal")).body.items.filter(({ act }: { act: string }) => act === "merged");
  expect(entry).toMatchObject({ undoable: true, text: "Two entries of The Blue Lighthouse were merged" });
  expect((await program.ask(`/api/journal/${entry.id}/undo`, "POST")).status).toBe(200);
  await program.ask("/api/films/refresh", "POST", { filmIds: [old.filmId, film.id], what: "details" });
  await program.settled();
  expect((await program.ask("/api/films")).body.total).toBe(2);
  expect((await program.ask(`/api/films/${old.filmId}`)).body).toMatchObject({ id: old.filmId, userRating: 4.5 });
  expect((await program.ask(`/api/films/${film.id}`)).body).toMatchObject({ userRating: null, watched: true });
  expect((await program.ask("/api/jobs?state=failed")).body.items).toEqual([]);
});

test("what waits for a film that became part of another goes on with that one, once", async () => {
  await using program = await startLoggedInProgram();
  const { store, jobs } = program.engine.local;
  jobs.pause();
  const waiting = (kind: "enrich_tmdb" | "enrich_wikipedia", filmId: number) =>
    store.writeRelaxed(() =>
      jobs.enqueue({ kind, subject: "film", subjectId: filmId, uniqueKey: `${kind}:${filmId}` }),
    );
  for (const [kind, filmId] of [
    ["enrich_tmdb", 10],
    ["enrich_wikipedia", 10],
    ["enrich_wikipedia", 1],
  ] as const)
    waiting(kind, filmId);
  store.writeRelaxed(() => jobs.moveSubject("film", 10, 1));
  const { items } = (await program.ask("/api/jobs?state=queued")).body;
  const left = items.map(({ kind, subject }: { kind: string; subject: { id: number } }) => [kind, subject.id]);
  expect(left.sort()).toEqual([
    ["enrich_tmdb", 1],
    ["enrich_wikipedia", 1],
  ]);
  expect(waiting("enrich_tmdb", 1)).toBe(items.find(({ kind }: { kind: string }) => kind === "enrich_tmdb").id);
});
