import { ffmpegArguments } from "../ffmpeg/ffmpegArguments.ts";
import type { RemuxRequest } from "./remuxRequest.ts";

/** An offset so that rounding does not select the previous key frame. */
const PAST_KEYFRAME_SECONDS = 0.002;
/** Stereo, which every browser and loudspeaker setup supports. */
const CONVERTED = {
  mp4: ["-c:a", "aac", "-b:a", "192k", "-ac", "2"],
  webm: ["-c:a", "libopus", "-b:a", "160k", "-ac", "2"],
};

/** Prints the time of the first decodable frame after seeking, relative to the requested position. */
export function keyframeArguments(input: string, seconds: number): string[] {
  return ffmpegArguments(input, (command) =>
    command
      .seekInput(seconds.toFixed(3))
      .outputOptions(["-map", "0:V:0", "-an", "-sn", "-dn", "-c:v", "copy", "-frames:v", "1"])
      .format("framecrc"),
  );
}

/**
 * Parses ffmpeg's `framecrc`: `#tb 0: 1/1000`, then `stream, dts, pts, …`.
 * @returns seconds from the film's beginning, or null without a frame
 */
export function readKeyframe(text: string, wantedSeconds: number): number | null {
  const [, above, below] = /^#tb 0: (\d{1,9})\/(\d{1,9})$/m.exec(text) ?? [];
  const [, pts] = /^0,\s{0,20}-?\d{1,15},\s{0,20}(-?\d{1,15}),/m.exec(text) ?? [];
  if (above === undefined || below === undefined || pts === undefined) return null;
  const seconds = wantedSeconds + (Number(pts) * Number(above)) / Number(below);
  // In a container without an index, seeking may find only a key frame after the position.
  return Math.max(0, Math.round(seconds * 1_000) / 1_000);
}

/** Codec names as in the probe. */
export interface Codecs {
  readonly video: string | null;
  readonly audio: string | null;
}

/** Not all browsers support VP8 and VP9 in MP4. */
export function containerFor({ video }: Pick<Codecs, "video">): "mp4" | "webm" {
  return video === "vp8" || video === "vp9" ? "webm" : "mp4";
}

/** Copies the video and includes one audio track. Fragmented MP4 can be played while it is written. */
export function remuxArguments(
  input: string,
  { fromSeconds, audio, isSoundConverted }: RemuxRequest,
  codecs: Codecs,
): string[] {
  const container = containerFor(codecs);
  return ffmpegArguments(input, (command) =>
    (fromSeconds > 0 ? command.seekInput((fromSeconds + PAST_KEYFRAME_SECONDS).toFixed(3)) : command).outputOptions([
      ...["-map", "0:V:0"],
      ...(audio === null ? ["-an"] : ["-map", `0:a:${audio}`]),
      ...["-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1", "-c:v", "copy", "-max_muxing_queue_size", "4096"],
      // Browsers accept HEVC in MP4 only with this tag.
      ...(codecs.video === "hevc" ? ["-tag:v", "hvc1"] : []),
      ...(audio === null ? [] : isSoundConverted ? CONVERTED[container] : copiedSound(container, codecs)),
      ...CONTAINER[container],
    ]),
  );
}

const CONTAINER = {
  mp4: ["-f", "mp4", "-movflags", "frag_keyframe+empty_moov+delay_moov+default_base_moof", "-strict", "-2"],
  webm: ["-f", "webm"],
};

/** Recordings contain AAC with ADTS headers, which MP4 does not allow; the filter has no effect on other AAC. */
function copiedSound(container: "mp4" | "webm", { audio }: Codecs): string[] {
  return ["-c:a", "copy", ...(container === "mp4" && audio === "aac" ? ["-bsf:a", "aac_adtstoasc"] : [])];
}
