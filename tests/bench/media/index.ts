import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PQueue from "p-queue";
import { taskThreadFile } from "../../../src/engine/taskThreadFile.ts";
import { findMediaPrograms } from "../../../src/intake/index.ts";
import type { ProbeOutcome } from "../../../src/intake/probe/index.ts";
import { createWorkers } from "../../../src/workers/index.ts";
import {
  compareWithFfprobe,
  makeSweepClip,
  probeAgain,
  readReference,
  type SweepClip,
  sweepClips,
  writeSweepInputs,
} from "../../fixtures/mediaSweep/index.ts";
import { atLeast, type Row } from "../row.ts";
import { compareWithMediainfo, readMediainfo } from "./mediainfo.ts";
import { RELEASE_0_1 } from "./release01.ts";

/** Minimum number of files in the sweep. */
const MINIMUM = 300;
const MAX_MEDIAINFO_DISAGREEMENTS = 3;

interface Found {
  readonly clip: SweepClip;
  readonly path: string;
  readonly outcome: ProbeOutcome;
}

/**
 * Compares what the program reads of generated files with ffprobe (the newest one) and mediainfo. Each difference is
 * written to standard error. If `FILMOTHEQUE_BENCH_MEDIA` is set, files are kept there and reused.
 */
export async function benchMedia(): Promise<Row[]> {
  const { ffmpeg, ffprobe } = await findMediaPrograms();
  if (!ffmpeg || !ffprobe) return [{ figure: "media sweep", measured: "skipped: no ffmpeg", target: "", met: true }];
  const kept = process.env.FILMOTHEQUE_BENCH_MEDIA;
  const folder = kept ?? mkdtempSync(join(tmpdir(), "filmotheque-media-"));
  const workers = createWorkers({ threadFile: taskThreadFile });
  try {
    mkdirSync(folder, { recursive: true });
    await writeSweepInputs(folder, ffmpeg.path);
    const made: { clip: SweepClip; path: string }[] = [];
    for (const clip of sweepClips()) {
      const earlier = join(folder, clip.name);
      const path = existsSync(earlier) ? earlier : await makeSweepClip(folder, clip, ffmpeg.path);
      if (path === null) say(clip.name, "not made by this ffmpeg");
      else made.push({ clip, path });
    }
    const outcomes = await probeAgain(
      made.map(({ path }) => path),
      { workers, ffprobe },
    );
    const found = made.flatMap((one, index): Found[] => {
      const outcome = outcomes[index];
      return outcome ? [{ ...one, outcome }] : [];
    });
    return [
      atLeast("files generated: containers × codecs × tracks × flags × damages", found.length, MINIMUM, "files"),
      ...(await againstFfprobe(found, ffprobe.path)),
      ...(await againstMediainfo(found)),
    ];
  } finally {
    await workers.close();
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
}

async function againstFfprobe(found: readonly Found[], ffprobe: string): Promise<Row[]> {
  let disagreeing = 0;
  let refused = 0;
  const whole = found.filter((one) => !one.clip.isCut);
  const references = await readAll(whole, ({ path }) => readReference(path, ffprobe));
  for (const [index, { clip, outcome }] of whole.entries()) {
    const reference = references[index] ?? null;
    const isRefused = outcome.kind === "refused";
    if (isRefused && reference) refused += 1;
    const differences = differencesOf(outcome, reference);
    if (differences.length > 0) disagreeing += 1;
    for (const difference of differences) say(clip.name, `ffprobe: ${difference}`);
  }
  const cut = found.filter(({ clip }) => clip.isCut);
  const seen = cut.filter(({ outcome }) => outcome.kind === "refused" && outcome.code === "truncated");
  for (const { clip } of cut.filter((one) => !seen.includes(one)))
    say(clip.name, "is cut off, and was not seen as that");
  return [
    exactly("… that disagree with ffprobe in any field", disagreeing, 0, RELEASE_0_1.disagreeing),
    exactly("… refused, though ffprobe reads them", refused, 0, RELEASE_0_1.refused),
    exactly(`… cut off (${cut.length}) and not seen as that`, cut.length - seen.length, 0, RELEASE_0_1.cutUnseen),
  ];
}

function differencesOf(outcome: ProbeOutcome, reference: Awaited<ReturnType<typeof readReference>>): string[] {
  if (outcome.kind === "refused") return reference ? [`refused: ${outcome.code} ${outcome.fact}`] : [];
  return reference ? compareWithFfprobe(outcome.media, reference) : ["read, though ffprobe does not"];
}

async function againstMediainfo(found: readonly Found[]): Promise<Row[]> {
  let disagreeing = 0;
  let compared = 0;
  const whole = found.filter((one) => !one.clip.isCut && one.outcome.kind === "probed");
  const references = await readAll(whole, ({ path }) => readMediainfo(path));
  for (const [index, { clip, outcome }] of whole.entries()) {
    const reference = references[index] ?? null;
    if (reference === null || outcome.kind !== "probed") continue;
    compared += 1;
    const differences = compareWithMediainfo(outcome.media, reference);
    if (differences.length > 0) disagreeing += 1;
    for (const difference of differences) say(clip.name, `mediainfo: ${difference}`);
  }
  if (compared === 0) return [{ figure: "mediainfo", measured: "skipped: it is not installed", target: "", met: true }];
  const figure = `… of ${compared} that mediainfo reads, disagree in what both say`;
  const met = disagreeing <= MAX_MEDIAINFO_DISAGREEMENTS;
  return [
    {
      figure,
      measured: String(disagreeing),
      target: `≤ ${MAX_MEDIAINFO_DISAGREEMENTS}`,
      met,
      before: RELEASE_0_1.mediainfo,
    },
  ];
}

/** Runs a few programs at a time. */
function readAll<One, Read>(all: readonly One[], read: (one: One) => Promise<Read>): Promise<Read[]> {
  const processes = new PQueue({ concurrency: 3 });
  return Promise.all(all.map((one) => processes.add(() => read(one))));
}

function exactly(figure: string, measured: number, target: number, before: string): Row {
  return { figure, measured: String(measured), target: String(target), met: measured === target, before };
}

function say(name: string, text: string): void {
  process.stderr.write(`${name}: ${text}\n`);
}
