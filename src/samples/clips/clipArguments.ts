import { type ClipStyle, FRAMES_PER_SECOND } from "./clipStyles.ts";

/** The moving part of a clip; a few still frames follow, spread over the length of the film. */
export const MOVING_SECONDS = 3;
const MOVING_FRAMES = MOVING_SECONDS * FRAMES_PER_SECOND;
const STANDING_FRAMES = 6;

/** The likelier first: some builds of ffmpeg are without x264. */
export const VIDEO_ENCODERS = [
  ["libx264", "-preset", "superfast", "-bf", "0", "-crf", "31"],
  ["mpeg4", "-q:v", "10"],
] as const;

const MUXERS: Readonly<Record<string, string>> = { ".mkv": "matroska", ".mp4": "mp4", ".avi": "avi" };
const TONES_HERTZ = [196, 262];

export interface ClipSpec {
  readonly style: ClipStyle;
  /** Drawn by `pictureArguments`. */
  readonly picture: string;
  /** One file for each of the style's subtitles. */
  readonly subtitles: readonly string[];
  /** With its dot. */
  readonly ending: string;
  readonly target: string;
  /** Null: the moving part alone. */
  readonly seconds: number | null;
  readonly encoder: readonly string[];
}

/** Arguments of ffmpeg to draw a style once, without loss. */
export function pictureArguments(picture: string, target: string): string[] {
  const frames = String(MOVING_FRAMES + STANDING_FRAMES);
  return ["-f", "lavfi", "-i", picture, "-frames:v", frames, "-c:v", "ffv1", `file:${target}`];
}

/** Arguments of ffmpeg to make one file of a drawn style. */
export function clipArguments({ style, picture, subtitles, ending, target, seconds, encoder }: ClipSpec): string[] {
  const sounds = style.sound.map(
    (_, index) => `sine=frequency=${TONES_HERTZ[index] ?? 220}:duration=${MOVING_SECONDS}`,
  );
  const textCodec = ending === ".mp4" ? "mov_text" : "srt";
  return [
    ...["-i", `file:${picture}`],
    ...sounds.flatMap((sound) => ["-f", "lavfi", "-i", sound]),
    ...subtitles.flatMap((path) => ["-i", `file:${path}`]),
    ...Array.from({ length: 1 + sounds.length + subtitles.length }, (_, input) => ["-map", String(input)]).flat(),
    ...(seconds === null ? ["-frames:v", String(MOVING_FRAMES)] : ["-vf", spread(seconds), "-vsync", "vfr"]),
    ...["-c:v", ...encoder, "-g", "12", "-pix_fmt", "yuv420p", "-threads", "1"],
    ...["-c:a", ending === ".avi" ? "ac3" : "aac", "-b:a", "48k"],
    ...(subtitles.length > 0 ? ["-c:s", textCodec] : []),
    ...style.sound.flatMap((language, index) => [`-metadata:s:a:${index}`, `language=${language}`]),
    ...style.subtitles.flatMap((language, index) => [`-metadata:s:s:${index}`, `language=${language}`]),
    ...["-f", MUXERS[ending] ?? "matroska", `file:${target}`],
  ];
}

/** Time stamps of the frames: the still ones at equal steps up to the end. */
function spread(seconds: number): string {
  const step = Math.max(1, (seconds - MOVING_SECONDS) / STANDING_FRAMES);
  return `setpts='if(lt(N,${MOVING_FRAMES}),N/${FRAMES_PER_SECOND},${MOVING_SECONDS}+(N-${MOVING_FRAMES - 1})*${step})/TB'`;
}
