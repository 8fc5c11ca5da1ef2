import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findMediaPrograms } from "../../../src/intake/ffmpeg/mediaPrograms.ts";
import { probe } from "../../../src/intake/probe/index.ts";
import { inspectFile } from "../../../src/intake/scan/inspectFile.ts";
import { takeStill } from "../../../src/intake/still/index.ts";
import { CLIP_STYLES } from "../../../src/samples/clips/clipStyles.ts";
import { SAMPLE_FILES } from "../../../src/samples/clips/sampleFiles.ts";
import { sampleFilmId } from "../../../src/samples/films/index.ts";
import { makeSampleClips, sampleFilms } from "../../../src/samples/index.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";

const workers = temporaryWorkers();
const { ffmpeg, ffprobe } = await findMediaPrograms();
const ffmpegPath = ffmpeg?.path ?? "";
const UNSTOPPED = new AbortController().signal;
const LARGEST_BYTES = 60_000;

let folder: string;
let paths: string[];
const progress: number[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "filmotheque-samples-"));
  paths = SAMPLE_FILES.map(({ path }) => join(folder, path));
  await makeSampleClips(folder, { ffmpegPath, signal: UNSTOPPED, onProgress: (done) => progress.push(done) });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("every sample file is small, complete, and different from the others", async () => {
  const fingerprints = new Set<string>();
  for (const path of paths) {
    expect((await stat(path)).size, path).toBeLessThan(LARGEST_BYTES);
    const inspected = inspectFile(path, [folder], Date.now());
    expect(inspected).toMatchObject({ kind: "file" });
    if (inspected.kind === "file") fingerprints.add(inspected.fingerprint);
  }
  expect(fingerprints.size).toBe(paths.length);
});

test("every sample file can be read, and says sound, subtitles and running time as its name promises", async () => {
  const outcomes = await probe(paths, { workers, ffprobe });
  for (const [index, outcome] of outcomes.entries()) {
    const { style, films, share, path } = SAMPLE_FILES[index]!;
    expect(outcome, path).toMatchObject({ kind: "probed" });
    if (outcome.kind !== "probed") continue;
    expect(outcome.media.audio).toHaveLength(CLIP_STYLES[style].sound.length);
    expect(outcome.media.subtitles).toHaveLength(CLIP_STYLES[style].subtitles.length);
    const film = sampleFilms.find(({ tmdbId }) => tmdbId === sampleFilmId(films[0] ?? 0));
    if (!film || share === "extra") continue;
    const minutes = (outcome.media.durationSeconds ?? 0) / 60;
    expect(minutes, path).toBeCloseTo((film.runtimeMinutes ?? 0) / (share === "half" ? 2 : 1), 0);
  }
});

test("a still can be taken of every sample file", async () => {
  const outcomes = await probe(paths, { workers, ffprobe });
  for (const [index, path] of paths.entries()) {
    const outcome = outcomes[index];
    const media = outcome?.kind === "probed" ? outcome.media : null;
    expect(await takeStill(path, { ffmpeg, media, signal: UNSTOPPED }), path).toMatchObject({
      kind: "taken",
    });
  }
});

test("progress counts every file once, and nothing is left of the making", async () => {
  expect(progress).toEqual(SAMPLE_FILES.map((_, index) => index + 1));
  expect((await readdir(folder)).filter((name) => name.startsWith("."))).toEqual([]);
});

test("what is there already stays as it is, and what is missing is made again", async () => {
  const [kept = "", lost = ""] = paths;
  const before = await stat(kept);
  await rm(lost);
  await makeSampleClips(folder, { ffmpegPath, signal: UNSTOPPED, onProgress: () => undefined });
  const after = await stat(kept);
  expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  expect((await stat(lost)).size).toBeGreaterThan(1_000);
});

test("an aborted generation reports its reason, and no partial file stays", async () => {
  const other = await mkdtemp(join(tmpdir(), "filmotheque-stopped-"));
  try {
    const stop = new AbortController();
    const reason = new Error("enough");
    const making = makeSampleClips(other, {
      ffmpegPath,
      signal: stop.signal,
      onProgress: (done) => done >= 3 && stop.abort(reason),
    });
    await expect(making).rejects.toBe(reason);
    const made = await readdir(other, { recursive: true, withFileTypes: true });
    const files = made.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files.length).toBeLessThan(SAMPLE_FILES.length);
    const outcomes = await probe(files, { workers, ffprobe });
    expect(outcomes.every(({ kind }) => kind === "probed")).toBe(true);
  } finally {
    await rm(other, { recursive: true, force: true });
  }
});
