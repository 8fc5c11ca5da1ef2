import { mkdir, readFile, rename, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fullHash } from "../../../src/intake/fingerprint/fullHash.ts";
import { type ScanBatch, type ScanOptions, scan } from "../../../src/intake/scan/index.ts";
import { makeBrokenClips, makeClip, makeManyClips } from "../../fixtures/clips.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";

const workers = temporaryWorkers();

async function scanAll(paths: string[], options: Partial<ScanOptions> = {}): Promise<ScanBatch> {
  const whole: ScanBatch = { files: [], known: [], refused: [], skipped: [], companions: 0, ignored: 0, seen: 0 };
  let { ignored, seen } = whole;
  for await (const batch of scan(paths, { workers, ...options })) {
    whole.files.push(...batch.files);
    whole.known.push(...batch.known);
    whole.refused.push(...batch.refused);
    ignored += batch.ignored;
    seen += batch.seen;
  }
  return { ...whole, ignored, seen };
}

const refusals = ({ refused }: ScanBatch) => refused.map(({ path, code }) => [path, code]);

test("a folder of films is scanned completely, and each film has its own fingerprint", async () => {
  const folder = temporaryFolder();
  await makeManyClips(join(folder, "a"), 70);
  await makeManyClips(join(folder, "b/deep/er"), 5, { width: 96 });
  await writeFile(join(folder, "a/film.srt"), "1\n");
  await mkdir(join(folder, "Subs"));
  await writeFile(join(folder, "Subs/film.mkv"), "no film");
  const found = await scanAll([folder]);
  expect(found.files).toHaveLength(75);
  expect(new Set(found.files.map((file) => file.fingerprint)).size).toBe(75);
  expect(found.files.every((file) => file.completeness === "complete" && file.container === "isobmff")).toBe(true);
  expect(found.refused).toEqual([]);
  expect(found.seen).toBe(found.files.length + found.ignored);
});

test("a moved and renamed film keeps its fingerprint, a changed one does not", async () => {
  const folder = temporaryFolder();
  const path = await makeClip(join(folder, "one.mkv"));
  const [before] = (await scanAll([path])).files;
  const moved = join(folder, "two.avi");
  await rename(path, moved);
  const [after] = (await scanAll([moved])).files;
  expect(after).toMatchObject({ fingerprint: before?.fingerprint, container: "matroska", inode: before?.inode });
  const bytes = await readFile(moved);
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(moved, bytes);
  expect((await scanAll([moved])).files[0]?.fingerprint).not.toBe(before?.fingerprint);
});

test("two large films that differ between the samples have one fingerprint and two full hashes", async () => {
  const folder = temporaryFolder();
  const clip = await readFile(await makeClip(join(folder, "clip.mp4")));
  const padding = Buffer.alloc(1_000_000, 7);
  padding.writeUInt32BE(padding.length, 0);
  padding.write("free", 4);
  const paths = [join(folder, "a.mp4"), join(folder, "b.mp4")];
  await writeFile(paths[0]!, Buffer.concat([clip, padding]));
  padding[200_000] = 8;
  await writeFile(paths[1]!, Buffer.concat([clip, padding]));
  const { files } = await scanAll(paths);
  expect(files[0]?.fingerprint).toBe(files[1]?.fingerprint);
  expect(await fullHash(paths[0]!, { workers, roots: [] })).not.toBe(await fullHash(paths[1]!, { workers, roots: [] }));
});

test("each kind of broken file is distinguished, and the good one among them is ingested", async () => {
  const folder = temporaryFolder();
  const broken = await makeBrokenClips(folder);
  const good = await makeClip(join(folder, "good.mp4"));
  const part = join(folder, "film.mkv.part");
  await writeFile(part, "x");
  const found = await scanAll([...Object.values(broken), good, part, join(folder, "absent.mkv")]);
  expect(refusals(found)).toEqual([
    [broken.text, "not_a_video"],
    [broken.empty, "empty"],
    [broken.zeros, "incomplete"],
    [broken.noise, "not_a_video"],
    [part, "incomplete"],
    [join(folder, "absent.mkv"), "not_found"],
  ]);
  expect(found.files.map((file) => [file.path, file.completeness])).toEqual([
    [broken.truncated, "truncated"],
    [broken.cutMatroska, "truncated"],
    [good, "complete"],
  ]);
});

test("a copy into preallocated space is not taken for complete while its end is empty", async () => {
  const folder = temporaryFolder();
  const clip = await readFile(await makeClip(join(folder, "clip.mkv"), { seconds: 20, width: 640, height: 360 }));
  const growing = join(folder, "growing.mkv");
  const copied = Math.floor(clip.length / 2);
  await writeFile(growing, Buffer.concat([clip.subarray(0, copied), Buffer.alloc(clip.length - copied)]));
  expect((await scanAll([growing])).files[0]).toMatchObject({ completeness: "truncated" });
  // A complete film with padding after it can be played.
  await writeFile(growing, Buffer.concat([clip, Buffer.alloc(500_000)]));
  expect((await scanAll([growing])).files[0]).toMatchObject({ completeness: "complete", fact: null });
});

test("a file says how long ago it was written, and the caller decides", async () => {
  const path = await makeClip(join(temporaryFolder(), "a.mp4"));
  expect((await scanAll([path])).files[0]?.ageMs).toBeLessThan(60_000);
  await utimes(path, 1_000, 1_000);
  expect((await scanAll([path])).files[0]?.ageMs).toBeGreaterThan(1e12);
});

test.each([
  "-i.mkv",
  "concat:a|b.mkv",
  "pipe:0.mkv",
  "$(touch x).mkv",
  "two\nlines.mkv",
  "a\"quote's.mkv",
  "🎬 été.mkv",
  `${"n".repeat(251)}.mkv`,
])("a film named %j is inspected like any other", async (name) => {
  const folder = temporaryFolder();
  const path = join(folder, name);
  await writeFile(path, await readFile(await makeClip(join(folder, "clip.mkv"))));
  expect((await scanAll([path])).files).toMatchObject([{ path, container: "matroska" }]);
  expect((await scanAll([folder])).files).toHaveLength(2);
});

test("links may not lead out of the folder, and a circle of links ends", async () => {
  const outside = temporaryFolder();
  const folder = temporaryFolder();
  const secret = await makeClip(join(outside, "secret.mkv"));
  await makeClip(join(folder, "film.mkv"));
  await symlink(secret, join(folder, "link.mkv"));
  await symlink(outside, join(folder, "out"));
  await symlink(folder, join(folder, "circle"));
  await symlink(join(folder, "nowhere"), join(folder, "dangling.mkv"));
  const found = await scanAll([folder]);
  expect(found.files.map(({ path }) => path)).toEqual([join(folder, "film.mkv")]);
  expect(new Set(refusals(found).map(([path, code]) => `${path} ${code}`))).toEqual(
    new Set([
      `${join(folder, "link.mkv")} outside_allowed_roots`,
      `${join(folder, "out")} outside_allowed_roots`,
      `${join(folder, "dangling.mkv")} not_found`,
    ]),
  );
  expect(found.seen).toBe(found.files.length + found.refused.length + found.ignored);
});

test("a path outside the allowed folders is refused, however it is written", async () => {
  const outside = temporaryFolder();
  const folder = temporaryFolder();
  const secret = await makeClip(join(outside, "secret.mkv"));
  const sideways = `${folder}/../${outside.slice(outside.lastIndexOf("/") + 1)}/secret.mkv`;
  const found = await scanAll([secret, sideways, `${folder}-beside/x.mkv`], { allowedRoots: [folder] });
  expect(refusals(found).map(([, code]) => code)).toEqual([
    "outside_allowed_roots",
    "outside_allowed_roots",
    "not_found",
  ]);
});

test("a second walk reads only what changed", async () => {
  const folder = temporaryFolder();
  const paths = await makeManyClips(folder, 20);
  const first = await scanAll([folder]);
  const known = new Map(first.files.map((file) => [file.path, file]));
  await utimes(paths[3]!, 1_000, 1_000);
  const second = await scanAll([folder], { isKnown: (entry) => known.get(entry.path)?.mtimeMs === entry.mtimeMs });
  expect(second.files.map(({ path }) => path)).toEqual([paths[3]]);
  expect(second.known).toHaveLength(19);
  expect(second.seen).toBe(second.files.length + second.known.length + second.refused.length + second.ignored);
});

test("a survey that is given up ends", async () => {
  const folder = temporaryFolder();
  await makeManyClips(folder, 5);
  await expect(scanAll([folder], { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
});
