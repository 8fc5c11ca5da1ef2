import {
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  Logging,
  MATROSKA,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WEBM,
} from "mediabunny";
import { checkCompleteness } from "../container/checkCompleteness.ts";
import type { ContainerKind } from "../container/containerKind.ts";
import { sniffContainer } from "../container/sniffContainer.ts";
import type { OpenFile } from "../fileAccess/openForReading.ts";
import { SAMPLE_BYTES, takeSamples } from "../fingerprint/fingerprint.ts";
import { codecName } from "./codecNames.ts";
import type { ExtraTracks } from "./extraTracks.ts";
import { fileSource } from "./fileSource.ts";
import {
  bitrateOf,
  type HighDynamicRange,
  type ProbeAttempt,
  type ProbedAudio,
  type ProbedVideo,
} from "./probedMedia.ts";
import { readExtraTracks } from "./readExtraTracks.ts";
import { trackLanguage } from "./trackLanguage.ts";

// mediabunny prints nothing: what it cannot read is in the outcome.
Logging.level = 0;

/** Without HLS: a playlist refers to other files and addresses. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS, OGG];
const CONTAINERS: Readonly<Record<string, string>> = {
  MP4: "mp4",
  "QuickTime File Format": "mov",
  Matroska: "matroska",
  WebM: "webm",
  "MPEG Transport Stream": "mpegts",
  Ogg: "ogg",
};
const READ_HERE = new Set<ContainerKind>(["isobmff", "matroska", "mpegts", "ogg"]);
const FRAMES_TIMED = 48;

/** Reads the headers of an open file; `unsure` where mediabunny does not know the container or a codec. */
export async function readMedia(file: OpenFile): Promise<ProbeAttempt> {
  const { sizeBytes: size } = file.stat;
  const samples = takeSamples(size, file.readAt);
  if (size === 0) return { kind: "refused", code: "truncated", fact: "0 bytes" };
  const sniffed = sniffContainer(samples.head.subarray(0, SAMPLE_BYTES));
  if (sniffed.kind === "other") return { kind: "refused", code: "not_a_video", fact: sniffed.fact };
  if (sniffed.kind === "zeros") return { kind: "refused", code: "truncated", fact: "zeros" };
  const judged = checkCompleteness(sniffed.container, size, samples.tail, file.readAt);
  if (judged.kind === "truncated") return { kind: "refused", code: "truncated", fact: judged.fact };
  if (!READ_HERE.has(sniffed.container)) return { kind: "unsure", fact: sniffed.container };

  const input = new Input({ source: fileSource(file), formats: FORMATS });
  try {
    const extras = readExtraTracks(sniffed.container, size, file.readAt);
    return await readTracks(input, size, extras);
  } catch (error) {
    return { kind: "unsure", fact: error instanceof Error ? error.message : String(error) };
  } finally {
    input.dispose();
  }
}

async function readTracks(input: Input, sizeBytes: number, extras: ExtraTracks): Promise<ProbeAttempt> {
  const format = await input.getFormat();
  const [shown] = await input.getVideoTracks();
  if (!shown) return { kind: "unsure", fact: "no pictures" };
  const video = await readVideo(shown, extras);
  const audio = await Promise.all((await input.getAudioTracks()).map(readAudio));
  // mediabunny leaves out audio tracks of transport streams whose codec it does not know.
  if (format === MPEG_TS && audio.length === 0) return { kind: "unsure", fact: "no sound" };
  const durationSeconds = await readDuration(input);
  if (!video || audio.includes(null)) return { kind: "unsure", fact: "unknown codec" };
  return {
    kind: "probed",
    media: {
      container: CONTAINERS[format.name] ?? format.name,
      durationSeconds,
      sizeBytes,
      bitrate: bitrateOf(sizeBytes, durationSeconds),
      video,
      audio: audio.filter((track) => track !== null),
      subtitles: extras.subtitles,
    },
  };
}

async function readVideo(track: InputVideoTrack, extras: ExtraTracks): Promise<ProbedVideo | null> {
  const codec = codecName((await track.getCodec()) ?? (await track.getInternalCodecId()));
  const [width, height] = [await track.getCodedWidth(), await track.getCodedHeight()];
  if (!codec || !(width > 0 && height > 0)) return null;
  return {
    codec,
    width,
    height,
    frameRate: extras.frameRate ?? (await readFrameRate(track)),
    hdr: extras.dolbyVision ? "Dolby Vision" : dynamicRangeOf((await track.getColorSpace()).transfer),
    rotation: await track.getRotation(),
  };
}

async function readAudio(track: InputAudioTrack): Promise<ProbedAudio | null> {
  const codec = codecName((await track.getCodec()) ?? (await track.getInternalCodecId()));
  if (!codec) return null;
  return {
    codec,
    channels: (await track.getNumberOfChannels()) || null,
    sampleRate: (await track.getSampleRate()) || null,
    language: trackLanguage(await track.getLanguageCode()),
    title: await track.getName(),
    isDefault: (await track.getDisposition()).default,
  };
}

async function readFrameRate(track: InputVideoTrack): Promise<number | null> {
  const { averagePacketRate } = await track.computePacketStats(FRAMES_TIMED);
  return averagePacketRate > 0 && averagePacketRate < 1_000 ? averagePacketRate : null;
}

async function readDuration(input: Input): Promise<number | null> {
  const seconds = (await input.getDurationFromMetadata()) ?? (await measureDuration(input));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** Transport streams have no header with the duration, and their timestamps start anywhere. */
async function measureDuration(input: Input): Promise<number> {
  return (await input.computeDuration()) - (await input.getFirstTimestamp());
}

function dynamicRangeOf(transfer: string | null | undefined): HighDynamicRange | null {
  if (transfer === "pq") return "HDR10";
  return transfer === "hlg" ? "HLG" : null;
}
