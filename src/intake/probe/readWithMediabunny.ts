import { Input, type InputAudioTrack, type InputVideoTrack, Logging, MATROSKA, MP4, QTFF, WEBM } from "mediabunny";
import type { OpenFile } from "../fileAccess/openForReading.ts";
import { codecName } from "./codecNames.ts";
import { fileSource } from "./fileSource.ts";
import type { ContainerHeaders } from "./headers/index.ts";
import {
  bitrateOf,
  type HighDynamicRange,
  type ProbedAudio,
  type ProbedMedia,
  type ProbedVideo,
} from "./probedMedia.ts";
import { trackLanguage } from "./trackLanguage.ts";
import { purposeOf } from "./trackPurpose.ts";

// Disables mediabunny's console output: the result contains what it cannot read.
Logging.level = 0;

const FORMATS = [MP4, QTFF, MATROSKA, WEBM];
const CONTAINERS: Readonly<Record<string, string>> = {
  MP4: "mp4",
  "QuickTime File Format": "mov",
  Matroska: "matroska",
  WebM: "webm",
};
const FRAMES_TIMED = 48;
/** AAC's profiles, by the object type at the end of its codec string. */
const AAC_PROFILES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({ "mp4a.40.2": "LC", "mp4a.67": "LC" }),
);
const LAYOUTS: Readonly<Record<number, string>> = { 1: "mono", 2: "stereo" };

/** Null for files that mediabunny cannot read; tracks with unknown codecs are left out. */
export async function readWithMediabunny(file: OpenFile, headers: ContainerHeaders): Promise<ProbedMedia | null> {
  const input = new Input({ source: fileSource(file), formats: FORMATS });
  try {
    return await readTracks(input, file.stat.sizeBytes, headers);
  } catch {
    return null;
  } finally {
    input.dispose();
  }
}

async function readTracks(input: Input, sizeBytes: number, headers: ContainerHeaders): Promise<ProbedMedia | null> {
  const format = await input.getFormat();
  const [shown] = await input.getVideoTracks();
  const video = shown ? await readVideo(shown, headers) : null;
  if (!video) return null;
  const audio = await Promise.all((await input.getAudioTracks()).map(readAudio));
  const durationSeconds = await readDuration(input);
  return {
    container: CONTAINERS[format.name] ?? format.name,
    durationSeconds,
    sizeBytes,
    bitrate: bitrateOf(sizeBytes, durationSeconds),
    video,
    audio,
    subtitles: headers.tracks.flatMap(({ subtitles }) => subtitles ?? []),
    chapters: [],
  };
}

async function readVideo(track: InputVideoTrack, headers: ContainerHeaders): Promise<ProbedVideo | null> {
  const codec = codecName((await track.getCodec()) ?? (await track.getInternalCodecId()));
  const [width, height] = [await track.getCodedWidth(), await track.getCodedHeight()];
  if (!codec || !(width > 0 && height > 0)) return null;
  const dolbyVision = headers.tracks.find(({ kind }) => kind === "video")?.dolbyVision ?? null;
  const { num, den } = await track.getPixelAspectRatio();
  return {
    codec,
    profile: headers.plain?.profile ?? null,
    width,
    height,
    sampleAspectRatio: num / den,
    frameRate: headers.frameRate ?? (await readFrameRate(track)),
    isVariableFrameRate: false,
    isInterlaced: false,
    bitDepth: headers.plain ? 8 : null,
    hdr: dolbyVision ? "Dolby Vision" : dynamicRangeOf((await track.getColorSpace()).transfer),
    dolbyVision,
    rotation: await track.getRotation(),
  };
}

async function readAudio(track: InputAudioTrack): Promise<ProbedAudio> {
  const channels = (await track.getNumberOfChannels()) || null;
  const disposition = await track.getDisposition();
  const title = await track.getName();
  const purpose = purposeOf(title);
  return {
    codec: codecName((await track.getCodec()) ?? (await track.getInternalCodecId())) ?? "unknown",
    profile: AAC_PROFILES.get((await track.getCodecParameterString()) ?? "") ?? null,
    channels,
    layout: LAYOUTS[channels ?? 0] ?? null,
    sampleRate: (await track.getSampleRate()) || null,
    language: trackLanguage(await track.getLanguageCode(), title),
    title,
    isDefault: disposition.default,
    isCommentary: disposition.commentary || purpose.isCommentary,
    isForVisuallyImpaired: disposition.visuallyImpaired || purpose.isForVisuallyImpaired,
  };
}

async function readFrameRate(track: InputVideoTrack): Promise<number | null> {
  const { averagePacketRate } = await track.computePacketStats(FRAMES_TIMED);
  return averagePacketRate > 0 && averagePacketRate < 1_000 ? averagePacketRate : null;
}

async function readDuration(input: Input): Promise<number | null> {
  const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

function dynamicRangeOf(transfer: string | null | undefined): HighDynamicRange | null {
  if (transfer === "pq") return "HDR10";
  return transfer === "hlg" ? "HLG" : null;
}
