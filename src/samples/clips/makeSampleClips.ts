import { execFile } from "node:child_process";
import { mkdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { promisify } from "node:util";
import { sampleFilmId, sampleFilms } from "../films/index.ts";
import { clipArguments, pictureArguments, VIDEO_ENCODERS } from "./clipArguments.ts";
import { CLIP_STYLES, type ClipStyle } from "./clipStyles.ts";
import { SAMPLE_FILES, type SampleFile } from "./sampleFiles.ts";

const run = promisify(execFile);
/** Ends an ffmpeg that hangs: a computer that is slow, or busy, takes minutes for what others do in a second. */
const ENCODING_MS = 15 * 60_000;
/** Each holds one core for a moment. */
const AT_ONCE = 2;
const EXTRA_SECONDS = 90;
const SUBTITLES = { eng: "A sample film", fra: "Un film d’exemple" } as const;

export interface SampleClipOptions {
  readonly ffmpegPath: string;
  readonly signal: AbortSignal;
  onProgress(done: number, total: number): void;
}

type Ffmpeg = (words: readonly string[]) => Promise<unknown>;
type Encoder = (typeof VIDEO_ENCODERS)[number];

/** What the files are made of: paths by picture and by language. */
interface Materials {
  readonly pictures: ReadonlyMap<string, string>;
  readonly subtitles: ReadonlyMap<string, string>;
  readonly encoder: Encoder;
}

/**
 * Makes the sample files: some tens of kilobytes each, and as long as their films, so that a running time
 * tells what it would of a real file. What is there already stays; what stops half-way leaves no half file.
 *
 * @throws the signal's reason; ffmpeg's own words where it fails
 */
export async function makeSampleClips(folder: string, options: SampleClipOptions): Promise<void> {
  const { ffmpegPath, signal, onProgress } = options;
  const making = join(folder, ".making");
  const ffmpeg: Ffmpeg = (words) =>
    run(ffmpegPath, ["-nostdin", "-v", "error", "-y", ...words], { signal, timeout: ENCODING_MS });
  await mkdir(making, { recursive: true });
  try {
    const missing = await missingFiles(folder);
    let done = SAMPLE_FILES.length - missing.length;
    const materials = await gather(making, missing, ffmpeg, signal);
    await eachOf(missing, signal, async (file) => {
      await make(file, folder, making, materials, ffmpeg);
      done += 1;
      onProgress(done, SAMPLE_FILES.length);
    });
  } catch (error) {
    // An aborted ffmpeg reports its exit; the signal has the reason.
    signal.throwIfAborted();
    throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function missingFiles(folder: string): Promise<SampleFile[]> {
  const missing: SampleFile[] = [];
  for (const file of SAMPLE_FILES) if (!(await exists(join(folder, file.path)))) missing.push(file);
  return missing;
}

async function gather(making: string, files: readonly SampleFile[], ffmpeg: Ffmpeg, signal: AbortSignal) {
  const drawings = [...new Set(files.map(({ style }) => CLIP_STYLES[style].picture))];
  const pictures = new Map(drawings.map((picture, index) => [picture, join(making, `picture-${index}.mkv`)]));
  await eachOf([...pictures], signal, async ([picture, path]) => {
    await ffmpeg(pictureArguments(picture, path));
  });
  const subtitles = new Map<string, string>();
  for (const [language, text] of Object.entries(SUBTITLES)) {
    const path = join(making, `${language}.srt`);
    await writeFile(path, `1\n00:00:00,200 --> 00:00:02,800\n${text}\n`);
    subtitles.set(language, path);
  }
  const materials: Materials = {
    pictures,
    subtitles,
    encoder: await workingEncoder(making, [...pictures.values()][0], ffmpeg),
  };
  return materials;
}

async function workingEncoder(making: string, picture: string | undefined, ffmpeg: Ffmpeg): Promise<Encoder> {
  const [preferred, other] = VIDEO_ENCODERS;
  if (picture === undefined) return preferred;
  const trial = join(making, "trial.mkv");
  return ffmpeg(["-i", `file:${picture}`, "-frames:v", "1", "-c:v", ...preferred, `file:${trial}`]).then(
    () => preferred,
    () => other,
  );
}

async function make(file: SampleFile, folder: string, making: string, materials: Materials, ffmpeg: Ffmpeg) {
  const style: ClipStyle = CLIP_STYLES[file.style];
  const ending = extname(file.path);
  const target = join(making, `file-${SAMPLE_FILES.indexOf(file)}${ending}`);
  const words = clipArguments({
    style,
    picture: materials.pictures.get(style.picture) ?? "",
    subtitles: style.subtitles.map((language) => materials.subtitles.get(language) ?? ""),
    ending,
    target,
    seconds: lengthOf(file),
    encoder: materials.encoder,
  });
  // Otherwise two files of one film and one length would have the same content, and count as copies.
  await ffmpeg([...words.slice(0, -1), "-metadata", `comment=${file.path}`, ...words.slice(-1)]);
  // A recent file would be waited for, as one that is still being copied.
  const aWhileAgo = new Date(Date.now() - 60_000);
  await utimes(target, aWhileAgo, aWhileAgo);
  const path = join(folder, file.path);
  await mkdir(dirname(path), { recursive: true });
  await rename(target, path);
}

/** Seconds; null for a film that no provider knows, whose clip is not shortened. */
function lengthOf({ films, share }: SampleFile): number | null {
  if (share === "extra") return EXTRA_SECONDS;
  const film = sampleFilms.find(({ tmdbId }) => tmdbId === sampleFilmId(films[0] ?? 0));
  const minutes = film?.runtimeMinutes ?? null;
  return minutes === null ? null : (minutes * 60) / (share === "half" ? 2 : 1);
}

async function eachOf<T>(things: readonly T[], signal: AbortSignal, act: (thing: T) => Promise<void>): Promise<void> {
  const left = things.values();
  const work = async () => {
    for (const thing of left) {
      signal.throwIfAborted();
      await act(thing);
    }
  };
  const settled = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const end of settled) if (end.status === "rejected") throw end.reason;
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    // Absent is the usual case here; any other error comes up when the file is written.
    return false;
  }
}
