import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startLoggedInProgram } from "./program.ts";

type Program = Awaited<ReturnType<typeof startLoggedInProgram>>;

const films = async (program: Program) => (await program.ask("/api/films")).body.total;
const notFilms = async (program: Program) => (await program.ask("/api/not-films")).body.items;

test("an episode is listed among what is no film, and not among films", async () => {
  await using program = await startLoggedInProgram();
  const paths = await program.clips("Fargo/Season 2/Fargo.S02E05.mp4", "The.Blue.Lighthouse.1971.mp4");
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  expect(await films(program)).toBe(1);
  const [episode] = await notFilms(program);
  expect(episode).toMatchObject({ kind: "episode", season: 2, episode: 5 });
  const [file] = (await program.ask("/api/files?kind=episode")).body.items;
  expect(file).toMatchObject({ id: episode.fileId, state: "unmatched", filmId: null, error: { code: "episode" } });
});

test("an NFO of an episode takes the card of a name that reads like a film out of the library", async () => {
  await using program = await startLoggedInProgram();
  const folder = join(program.folder, "films");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "The.Blue.Lighthouse.1971.nfo"),
    "<episodedetails><title>The Blue Lighthouse</title><season>1</season><episode>3</episode></episodedetails>",
  );
  await program.ask("/api/files", "POST", { paths: await program.clips("The.Blue.Lighthouse.1971.mp4") });
  await program.settled();
  expect([await films(program), (await notFilms(program)).length]).toEqual([0, 1]);
});

test("an episode that a person matches with a film is that film, and an episode again after the undo", async () => {
  await using program = await startLoggedInProgram();
  const paths = await program.clips("Fargo/Season 2/Fargo.S02E05.mp4", "The.Blue.Lighthouse.1971.mp4");
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  const [{ fileId }] = await notFilms(program);
  const [film] = (await program.ask("/api/films")).body.items;
  await program.ask("/api/review/accept", "POST", { fileIds: [fileId], filmId: film.id });
  expect([await films(program), (await notFilms(program)).length]).toEqual([1, 0]);
  const [entry] = (await program.ask("/api/journal")).body.items;
  await program.ask(`/api/journal/${entry.id}/undo`, "POST");
  expect([await films(program), (await notFilms(program)).length]).toEqual([1, 1]);
});
