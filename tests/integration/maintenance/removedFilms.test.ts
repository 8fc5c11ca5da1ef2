import { expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "../wholeProgram/program.ts";

const DAY_MS = 24 * 3_600_000;

async function run(program: Program, task: string): Promise<void> {
  expect((await program.ask(`/api/maintenance/${task}`, "POST", {})).status).toBe(202);
  await program.settled();
}

async function identified(program: Program) {
  const [path] = await program.clips("The.Blue.Lighthouse.1971.mp4");
  const [{ fileId }] = (await program.ask("/api/files", "POST", { paths: [path] })).body.accepted;
  await program.settled();
  const [{ id }] = (await program.ask("/api/films")).body.items;
  return { fileId, filmId: id, film: (await program.ask(`/api/films/${id}`)).body };
}

const kept = (program: Program) =>
  program.engine.local.store.sql("SELECT id FROM removed_film WHERE content IS NOT NULL").all();

test("a film that an undo needs outlives purge and the clearing of pictures, however long ago it left", async () => {
  await using program = await startLoggedInProgram();
  const { fileId, filmId, film } = await identified(program);
  await program.ask(`/api/files/${fileId}/kind`, "PUT", { kind: "other" });
  expect((await program.ask(`/api/films/${filmId}`)).status).toBe(404);
  program.passMs(400 * DAY_MS);
  await program.logIn();
  for (const task of ["purge", "images"]) await run(program, task);
  expect(kept(program)).toEqual([{ id: filmId }]);

  const entries = (await program.ask("/api/journal")).body.items;
  const { id } = entries.find(({ act }: { act: string }) => act === "set_aside");
  expect((await program.ask(`/api/journal/${id}/undo`, "POST")).status).toBe(200);
  expect((await program.ask(`/api/films/${filmId}`)).body).toEqual(film);
  expect((await program.ask(film.poster.url)).status).toBe(200);
});

test("a film that nothing can bring back any more is emptied, and its number is never given to another", async () => {
  await using program = await startLoggedInProgram();
  const { fileId, filmId } = await identified(program);
  await program.ask("/api/files/remove", "POST", { fileIds: [fileId] });
  await run(program, "purge");
  expect(kept(program)).toEqual([{ id: filmId }]);
  program.passMs(31 * DAY_MS);
  await program.logIn();
  await run(program, "purge");
  expect(kept(program)).toEqual([]);

  const [other] = await program.clips("Winter.Harbour.1984.mp4");
  await program.ask("/api/files", "POST", { paths: [other] });
  await program.settled();
  expect((await program.ask("/api/films")).body.items.map(({ id }: { id: number }) => id)).not.toContain(filmId);
  expect((await program.ask(`/api/films/${filmId}`)).status).toBe(404);
});
