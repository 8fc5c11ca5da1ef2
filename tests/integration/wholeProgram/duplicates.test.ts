import { copyFileSync, readFileSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "./program.ts";

const LIGHTHOUSE = "The.Blue.Lighthouse.1971.1080p.BluRay.x264-GRP.mp4";
const ORCHARD = "The Glass Orchard (1962).mp4";
const SAMPLES = 3 * 64 * 1_024;

/** A clip with a `free` box after it: `mark` is between the fingerprint's samples, so that none of them reads it. */
function padded(clip: string, path: string, mark: number): string {
  const content = readFileSync(clip);
  const free = Buffer.alloc(8 * SAMPLES);
  free.writeUInt32BE(free.length, 0);
  free.write("free", 4, "latin1");
  free[2 * SAMPLES] = mark;
  writeFileSync(path, Buffer.concat([content, free]));
  utimesSync(path, 1_700_000_000, 1_700_000_000);
  return path;
}

const filmOf = async (program: Program, path: string) => {
  const { items } = (await program.ask("/api/files")).body;
  return items.find((file: { path: string }) => file.path === path)?.filmTitle;
};

test("a file that only looks like a copy becomes a separate film, and a true copy stays a copy", async () => {
  await using program = await startLoggedInProgram();
  const [clip] = await program.clips("clip.mp4");
  const at = (name: string) => join(program.folder, "films", name);
  const first = padded(clip!, at(LIGHTHOUSE), 1);
  await program.ask("/api/files", "POST", { paths: [first] });
  await program.settled();

  const other = padded(clip!, at(ORCHARD), 2);
  const copy = padded(clip!, at("copy.mp4"), 1);
  await program.ask("/api/files", "POST", { paths: [other, copy] });
  await program.settled();
  expect(await filmOf(program, first)).toBe("The Blue Lighthouse");
  expect(await filmOf(program, copy)).toBe("The Blue Lighthouse");
  expect(await filmOf(program, other)).toBe("The Glass Orchard");
  const acts = (await program.ask("/api/journal")).body.items.map((entry: { act: string }) => entry.act);
  expect(acts.filter((act: string) => act === "no_copy")).toHaveLength(1);
});

test("two files of one fingerprint that swap their names at once keep each its own film", async () => {
  await using program = await startLoggedInProgram();
  const [clip] = await program.clips("clip.mp4");
  const at = (name: string) => join(program.folder, "films", name);
  const first = padded(clip!, at(LIGHTHOUSE), 1);
  await program.ask("/api/files", "POST", { paths: [first] });
  await program.settled();
  const second = padded(clip!, at(ORCHARD), 2);
  await program.ask("/api/files", "POST", { paths: [second] });
  await program.settled();

  // Under names that tell the wrong story.
  const folder = join(program.folder, "films");
  renameSync(first, at("b.mp4"));
  renameSync(second, at("a.mp4"));
  await program.ask("/api/files", "POST", { paths: [folder] });
  await program.settled();
  expect(await filmOf(program, at("b.mp4"))).toBe("The Blue Lighthouse");
  expect(await filmOf(program, at("a.mp4"))).toBe("The Glass Orchard");
});

test("a file wrongly taken for a copy of a manually matched film is identified separately", async () => {
  await using program = await startLoggedInProgram();
  const [clip] = await program.clips("clip.mp4");
  const at = (name: string) => join(program.folder, "films", name);
  const first = padded(clip!, at("holiday.mp4"), 1);
  const [{ fileId }] = (await program.ask("/api/files", "POST", { paths: [first] })).body.accepted;
  await program.settled();
  const found = (await program.ask(`/api/files/${fileId}/candidates?query=The Blue Lighthouse&year=1971`)).body;
  await program.ask(`/api/files/${fileId}/match`, "PUT", { tmdbId: found.candidates[0].tmdbId });

  const other = padded(clip!, at(ORCHARD), 2);
  await program.ask("/api/files", "POST", { paths: [other] });
  await program.settled();
  expect(await filmOf(program, first)).toBe("The Blue Lighthouse");
  expect(await filmOf(program, other)).toBe("The Glass Orchard");
});

test("a film and its copies that are dropped at the same moment are all there", async () => {
  await using program = await startLoggedInProgram();
  const [film] = await program.clips(LIGHTHOUSE);
  const copies = [1, 2, 3].map((number) => join(program.folder, "films", `copy ${number}.mp4`));
  for (const copy of copies) {
    copyFileSync(film!, copy);
    utimesSync(copy, 1_700_000_000, 1_700_000_000);
  }
  const paths = [film!, ...copies];
  const answers = await Promise.all(paths.map((path) => program.ask("/api/files", "POST", { paths: [path] })));
  const accepted = answers.flatMap(({ body }) => body.accepted as { path: string; fileId: number }[]);
  expect(new Set(accepted.map(({ fileId }) => fileId)).size).toBe(4);
  await program.settled();
  const { items } = (await program.ask("/api/files")).body;
  expect(items.map(({ path }: { path: string }) => path).toSorted()).toEqual(paths.toSorted());
});
