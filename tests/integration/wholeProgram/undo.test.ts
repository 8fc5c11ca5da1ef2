import sharp from "sharp";
import { expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "./program.ts";

const LIGHTHOUSE = "The.Blue.Lighthouse.1971.1080p.BluRay.x264-GRP.mp4";
const ORCHARD = { query: "The Glass Orchard", year: 2021 };
const HARBOUR = { query: "Winter Harbour", year: 1984 };

async function added(program: Program, ...names: string[]): Promise<number[]> {
  const { accepted } = (await program.ask("/api/files", "POST", { paths: await program.clips(...names) })).body;
  await program.settled();
  return accepted.map(({ fileId }: { fileId: number }) => fileId);
}

async function matchByHand(program: Program, fileId: number, { query, year }: { query: string; year: number }) {
  const { candidates } = (await program.ask(`/api/files/${fileId}/candidates?query=${query}&year=${year}`)).body;
  const answer = await program.ask(`/api/files/${fileId}/match`, "PUT", { tmdbId: candidates[0].tmdbId });
  expect(answer.status).toBe(200);
  await program.settled();
}

/** The file and everything that is shown of its film. */
async function standing(program: Program, fileId: number) {
  const files = (await program.ask("/api/files?limit=200")).body.items;
  const { addedAt: _, ...file } = files.find(({ id }: { id: number }) => id === fileId);
  const film = file.filmId === null ? {} : (await program.ask(`/api/films/${file.filmId}`)).body;
  return { file, film };
}

const entries = async (program: Program) => (await program.ask("/api/journal")).body.items;

async function latest(program: Program, act: string) {
  return (await entries(program)).find(
    (entry: { act: string; undoable: boolean }) => entry.act === act && entry.undoable,
  );
}

async function undo(program: Program, act: string) {
  const entry = await latest(program, act);
  const answer = await program.ask(`/api/journal/${entry.id}/undo`, "POST");
  await program.settled();
  return answer;
}

const acts = {
  "a manual match": (program: Program, fileId: number) => matchByHand(program, fileId, ORCHARD),
  "the match removed": (program: Program, fileId: number) => program.ask(`/api/files/${fileId}/match`, "DELETE"),
  "no film": (program: Program, fileId: number) => program.ask(`/api/files/${fileId}/kind`, "PUT", { kind: "other" }),
  "an extra": (program: Program, fileId: number) => program.ask(`/api/files/${fileId}/kind`, "PUT", { kind: "extra" }),
  "an episode": (program: Program, fileId: number) =>
    program.ask(`/api/files/${fileId}/kind`, "PUT", { kind: "episode" }),
};

test.each(Object.entries(acts))("undoing %s restores the identified film completely", async (_, act) => {
  await using program = await startLoggedInProgram();
  const [fileId] = await added(program, LIGHTHOUSE);
  const before = await standing(program, fileId!);
  expect(before.film).toMatchObject({ state: "identified", title: "The Blue Lighthouse" });
  expect(before.film.credits.length).toBeGreaterThan(0);

  await act(program, fileId!);
  await program.settled();
  const after = await standing(program, fileId!);
  expect(after).not.toEqual(before);
  const [entry] = (await entries(program)).filter(({ undoable }: { undoable: boolean }) => undoable);
  expect((await program.ask(`/api/journal/${entry.id}/undo`, "POST")).status).toBe(200);
  await program.settled();
  expect(await standing(program, fileId!)).toEqual(before);

  expect((await undo(program, "undone")).status).toBe(200);
  expect(await standing(program, fileId!)).toEqual(after);
  await program.restart();
  expect((await program.ask(`/api/journal/${entry.id}/undo`, "POST")).status).toBe(200);
  await program.settled();
  expect(await standing(program, fileId!)).toEqual(before);
});

test("removing a manual match restores the automatic match completely", async () => {
  await using program = await startLoggedInProgram();
  const [fileId] = await added(program, LIGHTHOUSE);
  const before = await standing(program, fileId!);
  await matchByHand(program, fileId!, ORCHARD);
  const after = await standing(program, fileId!);
  expect((await program.ask(`/api/files/${fileId}/match`, "DELETE")).status).toBe(200);
  await program.settled();
  expect(await standing(program, fileId!)).toEqual(before);
  expect((await undo(program, "unmatched")).status).toBe(200);
  expect(await standing(program, fileId!)).toEqual(after);
  expect(await latest(program, "matched_by_hand")).toBeDefined();
});

test("when two clients undo the same action at once, one is told that it was already undone", async () => {
  await using program = await startLoggedInProgram();
  const [fileId] = await added(program, "holiday.mp4");
  await matchByHand(program, fileId!, ORCHARD);
  const entry = await latest(program, "matched_by_hand");
  const answers = await Promise.all([1, 2].map(() => program.ask(`/api/journal/${entry.id}/undo`, "POST")));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409)!;
  expect(refused.body).toMatchObject({ code: "already_undone", detail: "This was already undone." });
  expect((await entries(program)).filter(({ act }: { act: string }) => act === "undone")).toHaveLength(1);
});

test("an older act is not undone under a newer one, and both are undone newest first", async () => {
  await using program = await startLoggedInProgram();
  const [fileId] = await added(program, LIGHTHOUSE);
  const before = await standing(program, fileId!);
  await matchByHand(program, fileId!, ORCHARD);
  const older = await latest(program, "matched_by_hand");
  const between = await standing(program, fileId!);
  await matchByHand(program, fileId!, HARBOUR);
  const newest = await standing(program, fileId!);

  const refused = await program.ask(`/api/journal/${older.id}/undo`, "POST", undefined, { "accept-language": "fr" });
  expect(refused).toMatchObject({ status: 409, body: { code: "undo_conflict" } });
  expect(await standing(program, fileId!)).toEqual(newest);
  expect((await undo(program, "matched_by_hand")).status).toBe(200);
  expect(await standing(program, fileId!)).toEqual(between);
  expect((await program.ask(`/api/journal/${older.id}/undo`, "POST")).status).toBe(200);
  await program.settled();
  expect(await standing(program, fileId!)).toEqual(before);
});

test("user data of an unmatched film follows its manual match, and returns when that is undone", async () => {
  await using program = await startLoggedInProgram();
  const [fileId] = await added(program, "holiday.mp4");
  const card = (await standing(program, fileId!)).film;
  const lists = (await program.ask("/api/me/lists")).body.items;
  await program.ask(`/api/films/${card.id}/rating`, "PUT", { value: 4.5 });
  await program.ask(`/api/films/${card.id}/watched`, "PUT", { watched: true });
  await program.ask(`/api/me/lists/${lists[0].id}/films/${card.id}`, "PUT", { listed: true });
  const poster = await sharp({ create: { width: 200, height: 300, channels: 3, background: "#c02030" } })
    .jpeg()
    .toBuffer();
  expect((await program.ask(`/api/films/${card.id}/poster`, "PUT", poster)).status).toBe(204);
  const before = await standing(program, fileId!);

  await matchByHand(program, fileId!, ORCHARD);
  const matched = await standing(program, fileId!);
  const kept = { userRating: 4.5, watched: true, lists: before.film.lists, poster: before.film.poster };
  expect(matched.film).toMatchObject({ title: "The Glass Orchard", ...kept });
  // The card's address leads to the film.
  expect((await program.ask(`/api/films/${card.id}`)).body).toEqual(matched.film);

  expect((await undo(program, "matched_by_hand")).status).toBe(200);
  expect(await standing(program, fileId!)).toEqual(before);
  expect((await program.ask("/api/films")).body.total).toBe(1);
});

test("user data added after a manual match stays with that film when the match is undone", async () => {
  await using program = await startLoggedInProgram();
  const [fileId] = await added(program, "holiday.mp4");
  const card = (await standing(program, fileId!)).film;
  await program.ask(`/api/films/${card.id}/rating`, "PUT", { value: 2 });
  const before = await standing(program, fileId!);
  await matchByHand(program, fileId!, ORCHARD);
  const { film } = await standing(program, fileId!);
  await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 5 });
  expect((await undo(program, "matched_by_hand")).status).toBe(200);
  expect(await standing(program, fileId!)).toEqual(before);
  expect((await program.ask(`/api/films/${film.id}`)).body).toMatchObject({ userRating: 5, files: [] });
});

test("many guesses accepted at once are undone one by one, in any order", async () => {
  await using program = await startLoggedInProgram();
  const ids = await added(program, "The Glass Orchard.mp4", "Glass Orchard.mp4");
  const before = await Promise.all(ids.map((id) => standing(program, id)));
  await program.ask("/api/review/accept", "POST", { fileIds: ids });
  await program.settled();
  const accepted = (await entries(program)).filter(({ act }: { act: string }) => act === "matched_by_hand");
  expect(accepted).toHaveLength(2);
  for (const { id } of accepted.reverse())
    expect((await program.ask(`/api/journal/${id}/undo`, "POST")).status).toBe(200);
  await program.settled();
  expect(await Promise.all(ids.map((id) => standing(program, id)))).toEqual(before);
  expect((await program.ask("/api/films")).body.total).toBe(2);
});

test("undoing a match of the program's own says no to it, and that no is undone too", async () => {
  await using program = await startLoggedInProgram();
  const [fileId] = await added(program, LIGHTHOUSE);
  const before = await standing(program, fileId!);
  expect((await undo(program, "matched")).status).toBe(200);
  const card = await standing(program, fileId!);
  expect(card.file.state).toBe("ambiguous");
  expect(card.film).toMatchObject({ state: "unidentified" });
  expect((await undo(program, "undone")).status).toBe(200);
  expect(await standing(program, fileId!)).toEqual(before);
});

test("a film that left while its details were on their way is completed when it returns", async () => {
  await using program = await startLoggedInProgram();
  const [fileId] = await added(program, "holiday.mp4");
  program.engine.local.jobs.pause();
  const { query, year } = ORCHARD;
  const { candidates } = (await program.ask(`/api/files/${fileId}/candidates?query=${query}&year=${year}`)).body;
  await program.ask(`/api/files/${fileId}/match`, "PUT", { tmdbId: candidates[0].tmdbId });
  await program.ask(`/api/files/${fileId}/kind`, "PUT", { kind: "other" });
  // What was queued for it finds no film, and ends.
  program.engine.local.jobs.resume();
  await program.settled();
  expect((await program.ask("/api/jobs?state=failed")).body.items).toEqual([]);

  expect((await undo(program, "set_aside")).status).toBe(200);
  const { film } = await standing(program, fileId!);
  expect(film.credits.length).toBeGreaterThan(0);
  expect(film.poster).not.toBeNull();
  expect((await program.ask(film.poster.url)).status).toBe(200);
});

test("an action on a file that was removed from the library cannot be undone, and says so", async () => {
  await using program = await startLoggedInProgram();
  const [fileId] = await added(program, LIGHTHOUSE);
  await matchByHand(program, fileId!, ORCHARD);
  const entry = await latest(program, "matched_by_hand");
  expect((await program.ask("/api/files/remove", "POST", { fileIds: [fileId] })).body).toEqual({
    removed: 1,
    forgotten: 1,
  });
  const refused = await program.ask(`/api/journal/${entry.id}/undo`, "POST");
  expect(refused).toMatchObject({ status: 409, body: { code: "undo_conflict" } });

  // Nor does it reach the file that comes after it.
  const [other] = await added(program, LIGHTHOUSE);
  const before = await standing(program, other!);
  expect(other).not.toBe(fileId);
  for (const { id } of (await entries(program)).filter(({ fileId: of }: { fileId: number }) => of === fileId))
    expect((await program.ask(`/api/journal/${id}/undo`, "POST")).status).toBe(409);
  expect(await standing(program, other!)).toEqual(before);
});

test("an act that the first release recorded is undone too: a film that it deleted is found again by its ids", async () => {
  await using program = await startLoggedInProgram();
  const [fileId] = await added(program, LIGHTHOUSE);
  const before = await standing(program, fileId!);
  const { store } = program.engine.local;
  const match = store
    .sql<Record<string, string>>("SELECT parsed, decision, decided_by, score, candidates FROM identification")
    .get()!;
  await matchByHand(program, fileId!, ORCHARD);
  const { id } = await latest(program, "matched_by_hand");
  // The first release kept the decision and the film's number, and deleted the film.
  const undo = {
    kind: "hand",
    fileId,
    match: {
      parsed: JSON.parse(match.parsed!),
      decision: match.decision,
      decidedBy: match.decided_by,
      score: match.score,
      candidates: JSON.parse(match.candidates!),
    },
    film: { id: before.file.filmId, isProvisional: false },
    fileKind: "movie",
  };
  store.writeRelaxed(() => {
    store.sql("UPDATE journal SET undo = :undo WHERE id = :id").run({ id, undo: JSON.stringify(undo) });
    store.sql("DELETE FROM removed_film").run();
  });
  expect((await program.ask(`/api/journal/${id}/undo`, "POST")).status).toBe(200);
  await program.settled();
  const after = await standing(program, fileId!);
  expect(after.film).toMatchObject({
    title: "The Blue Lighthouse",
    state: "identified",
    externalIds: before.film.externalIds,
    poster: before.film.poster,
  });
  expect(after.film.credits).toEqual(before.film.credits);
  expect(after.file.state).toBe("matched");
});
