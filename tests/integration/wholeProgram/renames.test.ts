import { mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { eventually } from "../../support/deadlines.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const LIGHTHOUSE = "The.Blue.Lighthouse.1971.1080p.BluRay.x264-GRP.mp4";
const ORCHARD = "The Glass Orchard (1962).mp4";
const SRT = "1\n00:00:01,000 --> 00:00:02,000\nGood evening\n";

const at = (program: Program, name: string) => join(program.folder, "films", name);

async function rowsOf(program: Program): Promise<Record<string, string | null>> {
  const { items } = (await program.ask("/api/files")).body;
  return Object.fromEntries(
    items.map((file: { path: string; filmTitle: string | null }) => [
      file.path.slice(at(program, "").length + 1),
      file.filmTitle,
    ]),
  );
}

const fileAt = async (program: Program, name: string) =>
  (await program.ask("/api/files")).body.items.find((file: { path: string }) => file.path === at(program, name));

async function matchByHand(program: Program, name: string, title: string, year: number): Promise<void> {
  const { id } = await fileAt(program, name);
  const found = (await program.ask(`/api/files/${id}/candidates?query=${title}&year=${year}`)).body;
  const { status } = await program.ask(`/api/files/${id}/match`, "PUT", { tmdbId: found.candidates[0].tmdbId });
  expect(status).toBe(200);
}

/** Two films that were matched manually and whose file names say nothing. */
async function aHandmadeLibrary(program: Program): Promise<void> {
  const paths = await program.clips("a.mp4", "b.mp4");
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  await matchByHand(program, "a.mp4", "The Blue Lighthouse", 1971);
  await matchByHand(program, "b.mp4", "The Glass Orchard", 1962);
  await program.settled();
}

test("names that move on by one, and names that are swapped, keep each file's film, also over a restart", async () => {
  await using program = await startLoggedInProgram();
  await aHandmadeLibrary(program);
  renameSync(at(program, "b.mp4"), at(program, "c.mp4"));
  renameSync(at(program, "a.mp4"), at(program, "b.mp4"));
  await program.ask("/api/files", "POST", { paths: [at(program, "")] });
  await program.settled();
  const expected = { "b.mp4": "The Blue Lighthouse", "c.mp4": "The Glass Orchard" };
  expect(await rowsOf(program)).toEqual(expected);
  await program.restart();
  await program.logIn();
  await program.ask("/api/files", "POST", { paths: [at(program, "")] });
  await program.settled();
  expect(await rowsOf(program)).toEqual(expected);

  renameSync(at(program, "b.mp4"), at(program, "x"));
  renameSync(at(program, "c.mp4"), at(program, "b.mp4"));
  renameSync(at(program, "x"), at(program, "c.mp4"));
  await program.ask("/api/files", "POST", { paths: [at(program, "c.mp4")] });
  await program.settled();
  expect(await rowsOf(program)).toEqual({ "c.mp4": "The Blue Lighthouse", "b.mp4": "The Glass Orchard" });
});

test("names that the program read films from can be swapped: each file stays the film it was", async () => {
  await using program = await startLoggedInProgram();
  await program.clips(LIGHTHOUSE, ORCHARD);
  await program.ask("/api/files", "POST", { paths: [at(program, "")] });
  await program.settled();
  renameSync(at(program, LIGHTHOUSE), at(program, "x"));
  renameSync(at(program, ORCHARD), at(program, LIGHTHOUSE));
  renameSync(at(program, "x"), at(program, ORCHARD));
  await program.ask("/api/files", "POST", { paths: [at(program, "")] });
  await program.settled();
  expect(await rowsOf(program)).toEqual({ [ORCHARD]: "The Blue Lighthouse", [LIGHTHOUSE]: "The Glass Orchard" });
});

test("in a watched folder names are swapped and passed on while the program looks", async () => {
  await using program = await startLoggedInProgram();
  await aHandmadeLibrary(program);
  await program.ask("/api/folders", "POST", { path: at(program, "") });
  await eventually("the folder is watched", async () => {
    const [folder] = (await program.ask("/api/folders")).body.items;
    return folder.state === "live" && folder.watchesUsed > 0 && folder.lastScan;
  });
  renameSync(at(program, "a.mp4"), at(program, "tmp.mp4"));
  renameSync(at(program, "b.mp4"), at(program, "a.mp4"));
  renameSync(at(program, "tmp.mp4"), at(program, "b.mp4"));
  const swapped = { "a.mp4": "The Glass Orchard", "b.mp4": "The Blue Lighthouse" };
  await expect.poll(() => rowsOf(program)).toEqual(swapped);
  await program.settled();

  renameSync(at(program, "b.mp4"), at(program, "c.mp4"));
  renameSync(at(program, "a.mp4"), at(program, "b.mp4"));
  await expect.poll(() => rowsOf(program)).toEqual({ "b.mp4": "The Glass Orchard", "c.mp4": "The Blue Lighthouse" });
  await program.settled();
  const rescan = await program.ask("/api/folders/rescan", "POST", { path: at(program, "") });
  expect(rescan.status).toBe(202);
  await program.settled();
  expect(await rowsOf(program)).toEqual({ "b.mp4": "The Glass Orchard", "c.mp4": "The Blue Lighthouse" });
});

test("a renamed file keeps what belongs to it: rating, extras, an attached subtitle", async () => {
  await using program = await startLoggedInProgram();
  const extra = "Lighthouse/Extras/Making of.mp4";
  const film = "Lighthouse/The Blue Lighthouse (1971).mp4";
  const other = "Orchard/The Glass Orchard (1962).mp4";
  await program.clips(film, extra, other);
  await program.ask("/api/files", "POST", { paths: [at(program, "")] });
  await program.settled();
  await matchByHand(program, other, "The Glass Orchard", 1962);
  const { id, filmId } = await fileAt(program, film);
  await program.ask(`/api/films/${filmId}/rating`, "PUT", { value: 4.5 });
  expect((await program.ask(`/api/files/${id}/subtitles?name=x.fr.srt`, "PUT", SRT)).status).toBe(201);

  // The folders swap their names, and so do the films in them.
  mkdirSync(at(program, "x"));
  renameSync(at(program, film), at(program, "x/film.mp4"));
  renameSync(at(program, other), at(program, film));
  renameSync(at(program, "x/film.mp4"), at(program, other));
  renameSync(at(program, dirname(other)), at(program, "y"));
  renameSync(at(program, "Lighthouse"), at(program, "Orchard"));
  renameSync(at(program, "y"), at(program, "Lighthouse"));
  await program.ask("/api/files", "POST", { paths: [at(program, "")] });
  await program.settled();

  const after = (await program.ask(`/api/films/${filmId}`)).body;
  expect(after).toMatchObject({ title: "The Blue Lighthouse", userRating: 4.5, extras: [{ kind: "extra" }] });
  expect(after.files).toMatchObject([
    { path: at(program, "Lighthouse/The Glass Orchard (1962).mp4"), subtitles: [{ file: "x.fr.srt", language: "fr" }] },
  ]);
});

test("a film that was moved and whose name was given to another is not taken for it, and the other is recognised", async () => {
  await using program = await startLoggedInProgram();
  await program.clips(LIGHTHOUSE);
  await program.ask("/api/files", "POST", { paths: [at(program, LIGHTHOUSE)] });
  await program.settled();
  mkdirSync(at(program, "seen"));
  renameSync(at(program, LIGHTHOUSE), at(program, "seen/it.mp4"));
  const [next] = await program.clips("x/next.mp4", "y/other.mp4").then((paths) => paths.slice(1));
  renameSync(next!, at(program, ORCHARD));
  renameSync(at(program, ORCHARD), at(program, LIGHTHOUSE));
  utimesSync(at(program, LIGHTHOUSE), 1_700_000_000, 1_700_000_000);
  writeFileSync(at(program, "notes.txt"), "");
  for (const path of [LIGHTHOUSE, "seen"]) await program.ask("/api/files", "POST", { paths: [at(program, path)] });
  await program.settled();
  const moved = await fileAt(program, "seen/it.mp4");
  expect(moved).toMatchObject({ filmTitle: "The Blue Lighthouse", state: "matched" });
  expect(readdirSync(at(program, "seen"))).toEqual(["it.mp4"]);
  expect((await fileAt(program, LIGHTHOUSE)).id).not.toBe(moved.id);
});
