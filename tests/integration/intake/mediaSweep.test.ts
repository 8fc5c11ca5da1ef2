import { expect, test } from "vitest";
import { findMediaPrograms } from "../../../src/intake/ffmpeg/mediaPrograms.ts";
import {
  compareWithFfprobe,
  makeSweepClip,
  probeAgain,
  readReference,
  type SweepClip,
  sweepClips,
  writeSweepInputs,
} from "../../fixtures/mediaSweep/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";

const workers = temporaryWorkers();
const folder = temporaryFolder();
const { ffmpeg, ffprobe } = await findMediaPrograms();
/** One file for each kind of defect that was found. */
const TELLING = new Set([
  ...[
    "ts-a-latm.ts",
    "ts-a-mp2.ts",
    "m2ts-a-truehd.m2ts",
    "mkv-a-adpcm_ms.mkv",
    "mkv-a-pcm_f32le.mkv",
    "mkv-a-tta.mkv",
  ],
  ...["mov-v-dv.mov", "mkv-v-cinepak.mkv", "mkv-v-ffv1.mkv", "wmv-v-wmv2.wmv", "mp4-a-libmp3lame.mp4"],
  ...["languages-0.ts", "sound-visual_impaired.mkv", "text-hearing_impaired.mkv", "subtitles-pgs.m2ts"],
  ...[
    "chapters-2.mp4",
    "chapters-2.mkv",
    "cover-cover-png.mp4",
    "attached-cover-png.mkv",
    "fragmented.mp4",
    "live.mkv",
  ],
  ...["ratio-16-15.mkv", "turned-90.mp4", "rate-variable.mkv", "fields-mpeg2-tff.ts", "depth-libx264-yuv420p10le.mkv"],
  ...["odd-avi-length-8-more.avi", "odd-avi-length-too-long.avi", "odd-mp4-free.mp4", "odd-mp4-zeros.mp4"],
  ...["odd-mkv-void.mkv", "odd-mkv-unknown-size.mkv", "odd-mkv-too-long.mkv", "odd-ts-zeros.ts"],
  ...["cut-50.mkv", "cut-50.mp4", "cut-50.mov", "cut-50.avi"],
]);
/** An older ffmpeg lacks some encoders. */
const MINIMUM = 25;

const namedClips = (names: ReadonlySet<string>) => sweepClips().filter(({ name }) => names.has(name));

async function makeTellingClips(): Promise<{ clip: SweepClip; path: string }[]> {
  await writeSweepInputs(folder, ffmpeg!.path);
  const made: { clip: SweepClip; path: string }[] = [];
  for (const clip of namedClips(TELLING)) {
    const path = await makeSweepClip(folder, clip, ffmpeg!.path);
    if (path !== null) made.push({ clip, path });
  }
  return made;
}

test("the most telling files of the sweep are read as ffprobe reads them, and those cut off are seen as that", async () => {
  const made = await makeTellingClips();
  expect(made.length).toBeGreaterThanOrEqual(MINIMUM);
  const outcomes = await probeAgain(
    made.map(({ path }) => path),
    { workers, ffprobe },
  );
  const disagreements: string[] = [];
  for (const [index, { clip, path }] of made.entries()) {
    const outcome = outcomes[index];
    if (clip.isCut) {
      if (outcome?.kind !== "refused" || outcome.code !== "truncated")
        disagreements.push(`${clip.name}: not seen as cut off`);
      continue;
    }
    const reference = await readReference(path, ffprobe!.path);
    const found = outcome?.kind === "probed" && reference ? compareWithFfprobe(outcome.media, reference) : ["not read"];
    disagreements.push(...found.map((difference) => `${clip.name}: ${difference}`));
  }
  expect(disagreements).toEqual([]);
});

test("what only the container's headers tell is kept: region and script of languages, Dolby Vision, HDR10+", async () => {
  await writeSweepInputs(folder, ffmpeg!.path);
  const wanted: Readonly<Record<string, object>> = {
    "tagged-pt-BR.mkv": { audio: [{ language: "pt-BR" }] },
    "tagged-zh-Hant.mkv": { audio: [{ language: "zh-Hant" }] },
    "tagged-es-419.mkv": { audio: [{ language: "es-419" }] },
    "tagged-pt-BR.mp4": { audio: [{ language: "pt-BR" }] },
    "dolby-vision-5-0.mkv": { video: { hdr: "Dolby Vision", dolbyVision: { profile: 5, compatibility: 0 } } },
    "dolby-vision-8-1.mp4": { video: { hdr: "Dolby Vision", dolbyVision: { profile: 8, compatibility: 1 } } },
    "range-hdr10plus.mkv": { video: { hdr: "HDR10+", bitDepth: 10 } },
  };
  for (const clip of namedClips(new Set(Object.keys(wanted)))) {
    const path = await makeSweepClip(folder, clip, ffmpeg!.path);
    if (path === null) continue;
    const [outcome] = await probeAgain([path], { workers, ffprobe });
    expect([clip.name, outcome]).toMatchObject([clip.name, { kind: "probed", media: wanted[clip.name] }]);
  }
});
