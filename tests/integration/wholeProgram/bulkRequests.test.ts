import { afterEach, beforeEach, expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "./program.ts";

/** Films that exist come last: nothing may depend on finding them early. */
const UNKNOWN = Array.from({ length: 30_000 }, (_, index) => 1_000_000 + index);
/** Statements of a request itself: its session, its transaction, and the films that are handled at once. */
const FEW = 1_500;

let program: Program;
let lighthouse: number;
let merged: number;
beforeEach(async () => {
  program = await startLoggedInProgram();
  const paths = await program.clips("The.Blue.Lighthouse.1971.mp4", "Nightfall.2001.mp4", "Winter.Harbour.1984.mp4");
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  const { items } = (await program.ask("/api/films")).body;
  const idOf = (title: string) => items.find((film: { title: string }) => film.title.includes(title)).id as number;
  [lighthouse, merged] = [idOf("Lighthouse"), idOf("Harbour")];
  await program.ask("/api/films/merge", "POST", { into: lighthouse, filmIds: [merged] });
});
afterEach(() => program?.[Symbol.asyncDispose]());

/** @returns the answer, and how many statements ran on the main thread until it was there */
async function counted(path: string, body: object) {
  const { store, jobs } = program.engine.local;
  let statements = 0;
  store.trace(() => () => {
    statements += 1;
  });
  jobs.pause();
  const answer = await program.ask(path, "POST", body);
  const during = statements;
  jobs.resume();
  await program.settled();
  return { answer, during };
}

test("editing a great many films looks none of them up before the answer, and reaches each film once", async () => {
  const filmIds = [...UNKNOWN, merged, lighthouse];
  const { answer, during } = await counted("/api/films/edit", { filmIds, edit: { addTags: ["sea"] } });
  expect(answer).toMatchObject({ status: 200, body: { changed: null, jobId: expect.any(Number) } });
  expect(during).toBeLessThan(FEW);
  expect((await program.ask("/api/films?tag=sea")).body.total).toBe(1);
  const [entry] = (await program.ask("/api/journal?limit=1")).body.items;
  expect(entry).toMatchObject({ id: answer.body.entryId, text: "1 film was edited" });
});

test("removing a great many films looks only the first of them up before the answer, and counts those that were there", async () => {
  const { answer, during } = await counted("/api/films/remove", { filmIds: [...UNKNOWN, merged, lighthouse] });
  expect(answer).toMatchObject({ status: 200, body: { removed: 0, jobId: expect.any(Number) } });
  expect(during).toBeLessThan(FEW);
  expect((await program.ask("/api/films")).body.items).toMatchObject([{ title: "Nightfall" }]);
  const [entry] = (await program.ask("/api/journal?limit=1")).body.items;
  expect(entry).toMatchObject({ id: answer.body.entryId, undoable: true });
  expect(entry.text).toMatch(/^1 films? (was|were) removed/);
  expect((await program.ask(`/api/journal/${entry.id}/undo`, "POST")).status).toBe(200);
  await program.settled();
  expect((await program.ask(`/api/films/${lighthouse}`)).body.files).toHaveLength(2);
});

test("a removal of films of which none is in the library leaves no entry behind", async () => {
  const before = (await program.ask("/api/journal?limit=1")).body.items[0].id;
  await counted("/api/films/remove", { filmIds: UNKNOWN });
  expect((await program.ask("/api/journal?limit=1")).body.items[0].id).toBe(before);
  expect((await program.ask("/api/films/remove", "POST", { filmIds: UNKNOWN.slice(0, 3) })).status).toBe(404);
});
