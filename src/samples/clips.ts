import { execFile } from "node:child_process";
import { appendFile, copyFile, mkdir, rm, stat, utimes } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { promisify } from "node:util";
import { SAMPLE_FILES, type SampleFile } from "./releaseNames.ts";

const run = promisify(execFile);
const ENCODING_MS = 60_000;

/** Gradients that drift, so that a still of each is something to look at. Two to three seconds, tens of kilobytes. */
const CLIPS: Readonly<Record<SampleFile["clip"], readonly string[]>> = {
  scope: ["-f", "lavfi", "-i", "cellauto=size=384x160:rate=12:rule=110", "-f", "lavfi", "-i", "sine=frequency=220"],
  academy: ["-f", "lavfi", "-i", "mandelbrot=size=320x240:rate=12", "-f", "lavfi", "-i", "sine=frequency=165"],
  "two-languages": [
    ...["-f", "lavfi", "-i", "life=size=320x180:rate=12:mold=10:ratio=0.3:death_color=#20303a:life_color=#f0b45a"],
    ...["-f", "lavfi", "-i", "sine=frequency=196", "-f", "lavfi", "-i", "sine=frequency=262"],
    ...[
      "-map",
      "0:v",
      "-map",
      "1:a",
      "-map",
      "2:a",
      "-metadata:s:a:0",
      "language=eng",
      "-metadata:s:a:1",
      "language=fra",
    ],
  ],
};
const ENCODING = [
  "-t",
  "2.5",
  "-c:v",
  "libx264",
  "-preset",
  "veryfast",
  "-crf",
  "30",
  "-pix_fmt",
  "yuv420p",
  "-c:a",
  "aac",
  "-b:a",
  "48k",
];

export interface MakingOptions {
  readonly ffmpegPath: string;
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

/**
 * Makes the sample files: a few encodings, then copies that differ in a padding, so that each is a file of its own.
 * What is there already stays.
 */
export async function makeSampleClips(
  folder: string,
  { ffmpegPath, signal, onProgress }: MakingOptions,
): Promise<void> {
  const bases = join(folder, ".bases");
  await mkdir(bases, { recursive: true });
  const made = new Map<string, string>();
  for (const [index, { path, clip }] of SAMPLE_FILES.entries()) {
    signal.throwIfAborted();
    const ending = extname(path);
    const key = `${clip}${ending}`;
    const base = made.get(key) ?? (await encode(join(bases, key), clip, ffmpegPath, signal));
    made.set(key, base);
    await place(base, join(folder, path), index, ending);
    onProgress(index + 1, SAMPLE_FILES.length);
  }
  await rm(bases, { recursive: true, force: true });
}

async function encode(
  file: string,
  clip: SampleFile["clip"],
  ffmpegPath: string,
  signal: AbortSignal,
): Promise<string> {
  const words = ["-nostdin", "-v", "error", "-y", ...CLIPS[clip], ...ENCODING, `file:${file}`];
  await run(ffmpegPath, words, { signal, timeout: ENCODING_MS });
  return file;
}

async function place(base: string, file: string, number: number, ending: string): Promise<void> {
  if (await exists(file)) return;
  await mkdir(dirname(file), { recursive: true });
  await copyFile(base, file);
  await appendFile(file, padding(number, ending));
  // Nothing is still copying here: the files are as old as they look.
  const aWhileAgo = new Date(Date.now() - 60_000);
  await utimes(file, aWhileAgo, aWhileAgo);
}

/** A `free` box of MP4, a Void element of Matroska: readers pass over both, and the content differs. */
function padding(number: number, ending: string): Buffer {
  const mark = Buffer.alloc(8);
  mark.writeUInt32BE(number + 1, 4);
  if (ending !== ".mkv") return Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from("free"), mark]);
  return Buffer.concat([Buffer.from([0xec, 0x88]), mark]);
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    // Absent is the usual case here, and any other trouble shows in the writing.
    return false;
  }
}
