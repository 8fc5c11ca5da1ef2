import { z } from "zod";
import {
  bitrateOf,
  type HighDynamicRange,
  type ProbedMedia,
  type ProbeOutcome,
  type ProbeRefusalCode,
} from "./probedMedia.ts";
import { trackLanguage } from "./trackLanguage.ts";

const count = z.coerce.number().finite().nonnegative().optional().catch(undefined);
const word = z.coerce.string().optional().catch(undefined);
const flags = z.object({ default: count, forced: count, attached_pic: count }).optional().catch(undefined);
const sideData = z.object({
  side_data_type: word,
  dv_profile: count,
  rotation: z.coerce.number().finite().optional().catch(undefined),
});
const stream = z.object({
  codec_type: word,
  codec_name: word,
  codec_tag_string: word,
  width: count,
  height: count,
  avg_frame_rate: word,
  r_frame_rate: word,
  color_transfer: word,
  side_data_list: z.array(sideData).optional().catch(undefined),
  channels: count,
  sample_rate: count,
  tags: z.record(z.string(), z.coerce.string()).optional().catch(undefined),
  disposition: flags,
});
type Stream = z.infer<typeof stream>;
const answer = z.object({
  streams: z.array(stream),
  format: z.object({ format_name: word, duration: count, size: count }),
});

const CONTAINERS: Readonly<Record<string, string>> = {
  "mov,mp4,m4a,3gp,3g2,mj2": "mp4",
  "matroska,webm": "matroska",
};

/** The answer of `ffprobe -show_streams -show_format -print_format json`; a file without a video track is refused. */
export function readFfprobe(answered: unknown): ProbeOutcome {
  const parsed = answer.safeParse(answered);
  if (!parsed.success) return { kind: "refused", code: "unreadable", fact: "ffprobe said nothing" };
  const { streams, format } = parsed.data;
  const shown = streams.find((one) => one.codec_type === "video" && one.disposition?.attached_pic !== 1);
  if (!shown?.width || !shown.height) return { kind: "refused", code: "not_a_video", fact: "no pictures" };
  const durationSeconds = format.duration || null;
  const sizeBytes = format.size ?? 0;
  return {
    kind: "probed",
    media: {
      container: CONTAINERS[format.format_name ?? ""] ?? format.format_name ?? "unknown",
      durationSeconds,
      sizeBytes,
      bitrate: bitrateOf(sizeBytes, durationSeconds),
      video: toVideo(shown, shown.width, shown.height),
      audio: streams.filter((one) => one.codec_type === "audio").map(toAudio),
      subtitles: streams.filter((one) => one.codec_type === "subtitle").map(toSubtitles),
    },
  };
}

function toVideo(shown: Stream, width: number, height: number): ProbedMedia["video"] {
  return {
    codec: shown.codec_name ?? "unknown",
    width,
    height,
    frameRate: readRate(shown.avg_frame_rate) ?? readRate(shown.r_frame_rate),
    hdr: dynamicRangeOf(shown),
    rotation: rotationOf(rotationIn(shown) ?? Number(shown.tags?.rotate ?? 0)),
  };
}

function toAudio(one: Stream): ProbedMedia["audio"][number] {
  return {
    codec: one.codec_name ?? "unknown",
    channels: one.channels || null,
    sampleRate: one.sample_rate || null,
    language: trackLanguage(one.tags?.language),
    title: one.tags?.title ?? null,
    isDefault: one.disposition?.default === 1,
  };
}

function toSubtitles(one: Stream): ProbedMedia["subtitles"][number] {
  return {
    codec: one.codec_name ?? "unknown",
    language: trackLanguage(one.tags?.language),
    title: one.tags?.title ?? null,
    forced: one.disposition?.forced === 1,
    isDefault: one.disposition?.default === 1,
  };
}

/** `24000/1001` → 23.976 */
function readRate(fraction: string | undefined): number | null {
  const [above, below] = (fraction ?? "").split("/").map(Number);
  const rate = (above ?? 0) / (below ?? 1);
  return Number.isFinite(rate) && rate > 0 && rate < 1_000 ? rate : null;
}

function dynamicRangeOf({ side_data_list = [], codec_tag_string, color_transfer }: Stream): HighDynamicRange | null {
  const hasDolbyRecord = side_data_list.some(
    ({ dv_profile, side_data_type }) => dv_profile !== undefined || side_data_type?.startsWith("DOVI"),
  );
  if (hasDolbyRecord || /^dv/.test(codec_tag_string ?? "")) return "Dolby Vision";
  if (color_transfer === "smpte2084") return "HDR10";
  return color_transfer === "arib-std-b67" ? "HLG" : null;
}

function rotationIn({ side_data_list = [] }: Stream): number | undefined {
  return side_data_list.find(({ rotation }) => rotation !== undefined)?.rotation;
}

/** To degrees clockwise, 0 to 270; ffprobe's are counter-clockwise. */
function rotationOf(degrees: number): number {
  const turned = Math.round((Number.isFinite(degrees) ? -degrees : 0) / 90) * 90;
  return ((turned % 360) + 360) % 360;
}

const REASONS: readonly (readonly [text: string, code: ProbeRefusalCode])[] = [
  ["No such file", "not_found"],
  ["moov atom not found", "truncated"],
  ["Format not on whitelist", "not_a_video"],
  ["Invalid data found", "unreadable"],
];

/** ffprobe's error output as one of our reasons; the text may hold the path and is not passed on. */
export function explainFfprobe(text: string): ProbeOutcome {
  // A name of letters and digits: the codec's, as ffmpeg calls it.
  const codec = /Codec \((\w{1,40})\) not on whitelist/.exec(text)?.[1];
  if (codec) return { kind: "refused", code: "unreadable", fact: `codec ${codec}` };
  const reason = REASONS.find(([words]) => text.includes(words));
  return { kind: "refused", code: reason?.[1] ?? "unreadable", fact: reason?.[0] ?? null };
}
