import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { findMediaPrograms } from "../../../src/intake/ffmpeg/mediaPrograms.ts";
import { probeWithFfprobe } from "../../../src/intake/probe/ffprobe.ts";
import { probe } from "../../../src/intake/probe/index.ts";
import { type ClipOptions, makeBrokenClips, makeClip } from "../../fixtures/clips.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";

const workers = temporaryWorkers();
const folder = temporaryFolder();
const { ffprobe } = await findMediaPrograms();
const options = { workers, ffprobe };

const CLIPS: readonly (readonly [name: string, container: string, codec: string, options: ClipOptions])[] = [
  ["a.mp4", "mp4", "h264", {}],
  ["a.mov", "mov", "h264", {}],
  ["a.mkv", "matroska", "h264", {}],
  ["a.webm", "webm", "vp8", {}],
  ["a.ts", "mpegts", "h264", {}],
  ["dvb.ts", "mpegts", "mpeg2video", { videoCodec: "mpeg2video", audioCodec: "ac3" }],
  ["a.avi", "avi", "mpeg4", {}],
  ["a.mpg", "mpeg", "mpeg2video", {}],
  ["a.flv", "flv", "h264", {}],
  ["a.wmv", "asf", "wmv2", {}],
  ["a.ogv", "ogg", "theora", {}],
];

test.each(CLIPS)("%s is read: %s with %s", async (name, container, codec, clip) => {
  const path = await makeClip(join(folder, name), { seconds: 2, width: 192, height: 108, ...clip });
  const [outcome] = await probe([path], options);
  expect(outcome).toMatchObject({ kind: "probed", media: { container, video: { codec, width: 192, height: 108 } } });
  if (outcome?.kind !== "probed") return;
  expect(outcome.media.durationSeconds).toBeCloseTo(2, 0);
  expect(outcome.media.video?.frameRate).toBeCloseTo(25, 0);
  expect(outcome.media.audio).toHaveLength(1);
});

test.each(["mp4", "mkv"] as const)(
  "the languages of sound and subtitles in %s come in two letters",
  async (container) => {
    const path = await makeClip(join(folder, `languages.${container}`), {
      audio: ["fre", "eng", "und"],
      subtitles: ["fre", "jpn"],
    });
    const [outcome] = await probe([path], options);
    expect(outcome).toMatchObject({
      media: {
        audio: [{ language: "fr" }, { language: "en" }, { language: null }],
        subtitles: [{ language: "fr" }, { language: "ja" }],
      },
    });
  },
);

test.each(["mp4", "mkv"])("both readers agree on what a %s holds", async (container) => {
  const path = await makeClip(join(folder, `agree.${container}`), { audio: ["fre"], subtitles: ["eng"] });
  const [fast] = await probe([path], options);
  const second = await probeWithFfprobe(path, ffprobe!.path);
  expect(second).toMatchObject({ kind: "probed" });
  if (fast?.kind !== "probed" || second.kind !== "probed") return;
  expect(second.media.video).toEqual(fast.media.video);
  expect(second.media.subtitles.map(({ codec, language }) => [codec, language])).toEqual(
    fast.media.subtitles.map(({ codec, language }) => [codec, language]),
  );
});

test.each([
  ["HDR10", "hdr.mkv"],
  ["HLG", "hlg.mp4"],
] as const)("%s is recognised by the colours", async (hdr, name) => {
  const path = await makeClip(join(folder, name), { videoCodec: "libx265", hdr });
  expect((await probe([path], options))[0]).toMatchObject({ media: { video: { codec: "hevc", hdr } } });
});

test("kinds of broken files are distinguished, and the good file among them is read", async () => {
  const broken = await makeBrokenClips(join(folder, "broken"));
  const good = await makeClip(join(folder, "good.mp4"));
  const absent = join(folder, "absent.mkv");
  const outcomes = await probe([...Object.values(broken), absent, good], options);
  expect(outcomes.map((outcome) => (outcome.kind === "refused" ? outcome.code : outcome.kind))).toEqual([
    "truncated",
    "truncated",
    "not_a_video",
    "truncated",
    "truncated",
    "not_a_video",
    "not_found",
    "probed",
  ]);
});

test("a decoder that real films do not use is given no frame, and its track is named", async () => {
  const paths = await Promise.all(
    ["ffv1", "magicyuv"].map((codec) => makeClip(join(folder, `${codec}.mkv`), { videoCodec: codec })),
  );
  const outcomes = await probe(paths, options);
  // The pixel format is only known after a frame was decoded.
  expect(outcomes).toMatchObject([
    { kind: "probed", media: { video: { codec: "ffv1", width: 160, height: 90, bitDepth: null } } },
    { kind: "probed", media: { video: { codec: "magicyuv", width: 160, height: 90, bitDepth: null } } },
  ]);
});

test.each(["-i.avi", "concat:a|b.avi", "pipe:0.avi", "$(touch x).avi", "two\nlines.avi", 'quo"te.avi', "🎬.avi"])(
  "ffprobe takes the name %j for a name",
  async (name) => {
    const path = join(folder, name);
    await writeFile(path, await readFile(await makeClip(join(folder, "named.avi"))));
    expect((await probe([path], options))[0]).toMatchObject({ kind: "probed", media: { container: "avi" } });
  },
);

test("without ffprobe a file that only it can read says so, and the rest is read", async () => {
  const paths = [await makeClip(join(folder, "alone.avi")), await makeClip(join(folder, "alone.mp4"))];
  const outcomes = await probe(paths, { workers, ffprobe: null });
  expect(outcomes).toMatchObject([{ kind: "refused", code: "program_missing" }, { kind: "probed" }]);
});

test("a probe that is given up ends with the reason", async () => {
  const path = await makeClip(join(folder, "given-up.avi"));
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(probe([path], { ...options, signal })).rejects.toThrow("enough");
  await expect(probeWithFfprobe(path, ffprobe!.path, { signal })).rejects.toThrow("enough");
});

test.skipIf(process.platform === "win32")(
  "an ffprobe that finds no files left to open is no fault of the film",
  async () => {
    const path = await makeClip(join(folder, "waits.avi"));
    const script = `
    import { openSync } from "node:fs";
    import { probeWithFfprobe } from ${JSON.stringify(new URL("../../../src/intake/probe/ffprobe.ts", import.meta.url))};
    try { for (;;) openSync("/dev/null", "r"); } catch {}
    const [path, ffprobe] = process.argv.slice(1);
    console.log(await probeWithFfprobe(path, ffprobe).then(({ kind }) => kind, ({ code }) => code));`;
    const start = ["-c", 'ulimit -n 60; exec "$0" --input-type=module -e "$@"', process.execPath, script];
    const { stdout } = await promisify(execFile)("sh", [...start, path, ffprobe!.path]);
    expect(stdout.trim()).toBe("EMFILE");
  },
);
