import { type FfprobeChapter, type FfprobeStream, ffprobeAnswer } from "./ffprobeAnswer.ts";
import { bitDepthOf } from "./pixelFormat.ts";
import {
  bitrateOf,
  type ProbedAudio,
  type ProbedChapter,
  type ProbedSubtitles,
  type ProbedVideo,
  type ProbeOutcome,
} from "./probedMedia.ts";
import { trackLanguage } from "./trackLanguage.ts";
import { purposeOf } from "./trackPurpose.ts";
import { dolbyVisionOf, dynamicRangeOf, frameRatesOf, readRatio, rotationOf } from "./videoProperties.ts";

const CONTAINERS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({ "matroska,webm": "matroska", live_flv: "flv" }),
);
const ISOBMFF = "mov,mp4,m4a,3gp,3g2,mj2";
const INTERLACED = new Set(["tt", "bb", "tb", "bt"]);
const MAX_TITLE = 500;

/** Parses ffprobe's answer to `-show_streams -show_format -show_chapters`. A file without a video track is refused. */
export function readFfprobe(answered: unknown): ProbeOutcome {
  const parsed = ffprobeAnswer.safeParse(answered);
  if (!parsed.success) return { kind: "refused", code: "damaged", fact: "no answer of ffprobe" };
  const { streams, format, chapters = [] } = parsed.data;
  const videos = streams.filter((one) => one.codec_type === "video" && !isPicture(one));
  const shown = videos.find(({ width, height }) => width && height);
  if (!shown) return refuseWithoutPictures(videos[0]);
  const durationSeconds = format.duration || null;
  const sizeBytes = format.size ?? 0;
  return {
    kind: "probed",
    media: {
      container: containerOf(format),
      durationSeconds,
      sizeBytes,
      bitrate: bitrateOf(sizeBytes, durationSeconds),
      video: toVideo(shown),
      audio: streams.filter((one) => one.codec_type === "audio" && !isCore(one, streams)).map(toAudio),
      subtitles: streams.filter((one) => one.codec_type === "subtitle").map(toSubtitles),
      chapters: toChapters(chapters),
    },
  };
}

/** Whether the track is a cover or a thumbnail. */
function isPicture({ disposition }: FfprobeStream): boolean {
  return disposition?.attached_pic === 1 || disposition?.timed_thumbnails === 1;
}

/** The AC-3 core inside a Blu-ray's TrueHD track. It has the same track number and is not a separate track. */
function isCore(one: FfprobeStream, streams: readonly FfprobeStream[]): boolean {
  const first = streams.find(({ id, codec_type }) => id !== undefined && id === one.id && codec_type === "audio");
  return first !== undefined && first !== one && first.codec_name === "truehd";
}

function refuseWithoutPictures(video: FfprobeStream | undefined): ProbeOutcome {
  if (!video) return { kind: "refused", code: "not_a_video", fact: "no pictures" };
  if (video.codec_name) return { kind: "refused", code: "damaged", fact: `${video.codec_name} without a picture` };
  return { kind: "refused", code: "codec_unknown", fact: codecOf(video) };
}

/** Only the major brand distinguishes QuickTime from MP4; the oldest QuickTime files have none. */
function containerOf({ format_name = "unknown", tags }: { format_name?: string; tags?: Record<string, string> }) {
  if (format_name !== ISOBMFF) return CONTAINERS.get(format_name) ?? format_name;
  const brand = tags?.major_brand;
  return brand === undefined || brand.startsWith("qt") ? "mov" : "mp4";
}

function toVideo(shown: FfprobeStream): ProbedVideo {
  const { frameRate, isVariable } = frameRatesOf(shown);
  return {
    codec: codecOf(shown),
    profile: profileOf(shown),
    width: shown.width ?? 0,
    height: shown.height ?? 0,
    sampleAspectRatio: readRatio(shown.sample_aspect_ratio, ":") ?? 1,
    frameRate,
    isVariableFrameRate: isVariable,
    isInterlaced: INTERLACED.has(shown.field_order ?? ""),
    bitDepth: bitDepthOf(shown.pix_fmt) ?? (shown.bits_per_raw_sample || null),
    hdr: dynamicRangeOf(shown),
    dolbyVision: dolbyVisionOf(shown),
    rotation: rotationOf(shown),
  };
}

function toAudio(one: FfprobeStream): ProbedAudio {
  const title = titleOf(one.tags);
  const purpose = purposeOf(title);
  return {
    codec: codecOf(one),
    profile: profileOf(one),
    channels: one.channels || null,
    layout: known(one.channel_layout),
    sampleRate: one.sample_rate || null,
    language: trackLanguage(one.tags?.language, title),
    title,
    isDefault: one.disposition?.default === 1,
    isCommentary: one.disposition?.comment === 1 || purpose.isCommentary,
    isForVisuallyImpaired:
      one.disposition?.visual_impaired === 1 || one.disposition?.descriptions === 1 || purpose.isForVisuallyImpaired,
  };
}

function toSubtitles(one: FfprobeStream): ProbedSubtitles {
  const title = titleOf(one.tags);
  const purpose = purposeOf(title);
  return {
    codec: codecOf(one),
    language: trackLanguage(one.tags?.language, title),
    title,
    forced: one.disposition?.forced === 1 || purpose.isForced,
    isDefault: one.disposition?.default === 1,
    isForDeaf: one.disposition?.hearing_impaired === 1 || one.disposition?.captions === 1 || purpose.isForDeaf,
    isCommentary: one.disposition?.comment === 1 || purpose.isCommentary,
  };
}

function toChapters(chapters: readonly FfprobeChapter[]): ProbedChapter[] {
  return chapters
    .map(({ start_time = 0, tags }) => ({ start: Math.max(0, start_time), title: titleOf(tags) }))
    .toSorted((a, b) => a.start - b.start);
}

/** A codec without an ffmpeg name is named by its FourCC. */
function codecOf({ codec_name, codec_tag_string }: FfprobeStream): string {
  const tag = codec_tag_string ?? "";
  return known(codec_name) ?? (/^[\w.-]{2,4}$/.test(tag) ? tag : "unknown");
}

function profileOf({ profile }: FfprobeStream): string | null {
  const name = known(profile);
  // ffprobe reports a profile without a name as a number.
  return name === null || /^-?\d+$/.test(name) ? null : name;
}

function known(name: string | undefined): string | null {
  return name === undefined || name === "" || name === "unknown" ? null : name;
}

function titleOf(tags: Readonly<Record<string, string>> | undefined): string | null {
  const title = (tags?.title ?? tags?.TITLE)?.trim().slice(0, MAX_TITLE);
  return title ? title : null;
}
