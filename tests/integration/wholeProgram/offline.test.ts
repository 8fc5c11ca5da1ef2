import { join } from "node:path";
import { expect, test } from "vitest";
import { importInto, lineOf, writeLines } from "../providers/catalogues/testCatalogue.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const LINES = [
  lineOf(4_100_001, "The Copper Meridian", 1984, { imdbId: "tt0099001" }),
  lineOf(4_100_002, "The Copper Meridian", 1932),
  lineOf(4_100_003, "Nine Paper Boats", 2001),
];

const importAll = (program: Program) =>
  importInto(join(program.folder, "library", "catalogues"), writeLines(program.folder, LINES));

async function films(program: Program, state: string): Promise<string[]> {
  const { items } = (await program.ask(`/api/films?limit=50`)).body;
  return items
    .filter((film: { state: string }) => film.state === state)
    .map(({ title, year }: { title: string; year: number }) => `${title} ${year}`)
    .sort();
}

test("without a network a catalogue recognises films, misspelt ones too", async () => {
  await using program = await startLoggedInProgram();
  await Promise.all([program.tmdb.close(), program.wikimedia.close()]);
  await importAll(program);
  await program.clips("The Copper Meridian (1984).mp4", "Nine.Papr.Boats.2001.1080p.mp4", "Copper Meridian.mp4");
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();

  expect(await films(program, "identified")).toEqual(["Nine Paper Boats 2001", "The Copper Meridian 1984"]);
  // The name does not say which of the two it is: both are candidates.
  const [doubtful] = (await program.ask("/api/files?state=ambiguous")).body.items;
  const { candidates } = (await program.ask(`/api/files/${doubtful.id}/candidates`)).body;
  expect(candidates.map(({ year }: { year: number }) => year).sort()).toEqual([1932, 1984]);
  expect(candidates[0]).toMatchObject({ provider: "catalogue" });
  const match = await program.ask(`/api/files/${doubtful.id}/match`, "PUT", { tmdbId: 4_100_002 });
  expect(match.status).toBe(200);
  expect(await films(program, "identified")).toContain("The Copper Meridian 1932");
});

test("files that wait for a network are recognised when a catalogue is imported", async () => {
  await using program = await startLoggedInProgram();
  await Promise.all([program.tmdb.close(), program.wikimedia.close()]);
  await program.clips("The Copper Meridian (1984).mp4");
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();
  expect(await films(program, "identified")).toEqual([]);

  await importAll(program);
  await expect.poll(() => films(program, "identified")).toEqual(["The Copper Meridian 1984"]);
});

test("a misspelt name that no provider finds is found in a local catalogue", async () => {
  await using program = await startLoggedInProgram();
  await importAll(program);
  await program.clips("Nine Papre Boats (2001).mp4");
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();
  expect(await films(program, "identified")).toEqual(["Nine Paper Boats 2001"]);
});

test("catalogues are listed, and suggest titles while a user types", async () => {
  await using program = await startLoggedInProgram();
  expect((await program.ask("/api/catalogues")).body.items).toEqual([]);
  await importAll(program);
  expect((await program.ask("/api/catalogues")).body.items).toMatchObject([{ name: "test", films: 3 }]);
  const { items } = (await program.ask("/api/suggestions?text=nine")).body;
  expect(items).toMatchObject([{ title: "Nine Paper Boats", year: 2001, tmdbId: 4_100_003 }]);
  expect((await program.ask("/api/suggestions?text=")).status).toBe(422);

  expect((await program.ask("/api/catalogues/test", "DELETE")).status).toBe(204);
  expect((await program.ask("/api/catalogues")).body.items).toEqual([]);
  expect((await program.ask("/api/catalogues/test", "DELETE")).status).toBe(404);
  expect((await program.ask("/api/catalogues/..%2Flibrary", "DELETE")).status).toBe(422);
});
