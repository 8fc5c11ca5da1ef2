import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ProbedMedia } from "../../../src/intake/probe/index.ts";

const run = promisify(execFile);

type Track = Readonly<Record<string, string | undefined>>;

/** mediainfo's result by track; null when it is not installed or finds no video. */
export async function readMediainfo(path: string): Promise<readonly Track[] | null> {
  try {
    const { stdout } = await run("mediainfo", ["--Output=JSON", path], { maxBuffer: 16 * 1_024 * 1_024 });
    const tracks = (JSON.parse(stdout) as { media?: { track?: Track[] } }).media?.track ?? [];
    return tracks.some((track) => track["@type"] === "Video") ? tracks : null;
  } catch {
    return null;
  }
}

/** mediainfo's formats, and the names that ffmpeg has for codecs of each. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  AVC: /^h264$/,
  HEVC: /^hevc$/,
  AV1: /^av1$/,
  VP8: /^vp8$/,
  VP9: /^vp9$/,
  "MPEG Video": /^mpeg[12]video$/,
  "MPEG-4 Visual": /^(mpeg4|msmpeg4)/,
  ProRes: /^prores$/,
  "VC-3": /^dnxhd$/,
  DV: /^dvvideo$/,
  JPEG: /^mjpeg$/,
  Theora: /^theora$/,
  AAC: /^aac/,
  "AC-3": /^ac3$/,
  "E-AC-3": /^eac3$/,
  DTS: /^dts$/,
  Opus: /^opus$/,
  Vorbis: /^vorbis$/,
  FLAC: /^flac$/,
  ALAC: /^alac$/,
  "MPEG Audio": /^mp[123]$/,
  PCM: /^(pcm_|s302m)/,
  "MLP FBA": /^(truehd|mlp)$/,
  "UTF-8": /^subrip$/,
  ASS: /^ass$/,
  "Timed Text": /^mov_text$/,
  PGS: /^hdmv_pgs/,
};

/** Differences between the program and mediainfo in fields that both state, one line each. */
export function compareWithMediainfo(media: ProbedMedia, tracks: readonly Track[]): string[] {
  const [video] = tracks.filter((track) => track["@type"] === "Video");
  const audio = tracks.filter((track) => track["@type"] === "Audio");
  const text = tracks.filter((track) => track["@type"] === "Text");
  return [
    ...(video && media.video ? compareVideo(media.video, video) : []),
    ...compareCount("audio", media.audio.length, audio.length),
    ...media.audio.flatMap((track, index) => compareAudio(track, audio[index] ?? {}, index, media.container)),
    ...compareCount("subtitles", media.subtitles.length, text.length),
    ...media.subtitles.flatMap((track, index) => compareLanguage(`subtitles ${index}`, track.language, text[index])),
  ];
}

function compareVideo(video: NonNullable<ProbedMedia["video"]>, theirs: Track): string[] {
  const shown = (value: number) => String(Math.round(value));
  return [
    ...compareFormat("video", video.codec, theirs.Format),
    ...same("width", shown(video.width), theirs.Width),
    ...same("height", shown(video.height), theirs.Height),
    ...near("rate", video.frameRate, theirs.FrameRate, 0.03),
    ...near("shape", (video.width * video.sampleAspectRatio) / video.height, theirs.DisplayAspectRatio, 0.03),
    ...(video.bitDepth === null ? [] : same("bits", String(video.bitDepth), theirs.BitDepth)),
    ...same("rotation", String(video.rotation), theirs.Rotation && shown(Number(theirs.Rotation))),
    ...(theirs.ScanType === "Interlaced" && !video.isInterlaced ? ["fields: progressive / interlaced"] : []),
    ...(theirs.HDR_Format?.includes("Dolby Vision") && !video.dolbyVision ? ["no Dolby Vision"] : []),
  ];
}

function compareAudio(track: ProbedMedia["audio"][number], theirs: Track, index: number, container: string): string[] {
  const where = `audio ${index}`;
  // FLV's flags for channels and rate are to be ignored for AAC and Speex (its specification, E.4.2.1); mediainfo shows them.
  if (container === "flv" && /^(aac|speex)$/.test(track.codec)) return compareFormat(where, track.codec, theirs.Format);
  return [
    ...compareFormat(where, track.codec, theirs.Format),
    ...same(`${where} channels`, String(track.channels), theirs.Channels),
    ...same(`${where} rate`, String(track.sampleRate), theirs.SamplingRate),
    ...compareLanguage(where, track.language, theirs),
  ];
}

function compareFormat(where: string, codec: string, format: string | undefined): string[] {
  const known = FORMATS[format ?? ""];
  return known === undefined || known.test(codec) ? [] : [`${where} ${codec} / ${format}`];
}

function compareLanguage(where: string, language: string | null, theirs: Track | undefined): string[] {
  const code = theirs?.Language;
  // Several languages, none spoken.
  if (code === undefined || code === "mul" || code === "zxx") return [];
  const primary = (tag: string) => new Intl.Locale(tag).language;
  return language !== null && primary(language) === primary(code) ? [] : [`${where} language ${language} / ${code}`];
}

/** A field that mediainfo does not state is not a difference. */
function same(what: string, ours: string, theirs: string | undefined): string[] {
  return theirs === undefined || theirs === "" || ours === theirs ? [] : [`${what} ${ours} / ${theirs}`];
}

function near(what: string, ours: number | null, theirs: string | undefined, tolerance: number): string[] {
  if (ours === null || !theirs) return [];
  return Math.abs(ours - Number(theirs)) <= tolerance * Number(theirs) ? [] : [`${what} ${ours} / ${theirs}`];
}

function compareCount(kind: string, ours: number, theirs: number): string[] {
  return ours === theirs ? [] : [`${ours} / ${theirs} ${kind} tracks`];
}
