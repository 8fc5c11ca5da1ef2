import { type Box, readBoxes } from "../../container/boxes.ts";
import type { ReadAt } from "../../container/completeness.ts";
import { codecName } from "../codecNames.ts";
import { trackLanguage } from "../trackLanguage.ts";
import type { ContainerHeaders, TrackHeader } from "./containerHeaders.ts";
import { readDolbyVisionRecord } from "./dolbyVisionRecord.ts";
import { type IsobmffTrack, named, readMovie } from "./isobmffMovie.ts";
import { findPlainIsobmff } from "./plainIsobmff.ts";

const SUBTITLE_HANDLERS = new Set(["sbtl", "subt", "text", "clcp", "subp"]);
const DOLBY_VISION_BOXES = new Set(["dvcC", "dvvC", "dvwC"]);
/** A video sample entry's own fields before its boxes. */
const VIDEO_ENTRY_BYTES = 78;
const MAX_TRACKS = 64;
const MAX_TEXT_BYTES = 256;

/** Subtitles, languages and Dolby Vision of an ISO base media file. */
export function readIsobmffHeaders(sizeBytes: number, readAt: ReadAt): ContainerHeaders {
  const movie = readMovie(sizeBytes, readAt);
  const chapters = new Set(movie.tracks.flatMap(({ chapterTracks }) => chapterTracks));
  const plain = findPlainIsobmff(movie, readAt);
  return {
    container: null,
    tracks: movie.tracks.filter(({ id }) => !chapters.has(id)).flatMap((track) => toTrackHeader(track, readAt)),
    frameRate: plain?.frameRate ?? null,
    isOpenEnded: movie.boxes.some(({ name }) => name === "mvex"),
    plain,
  };
}

function toTrackHeader(track: IsobmffTrack, readAt: ReadAt): TrackHeader[] {
  const { handler, entry, elng, mdhd, parts } = track;
  const tag = elng ? readAt(elng.start + 4, Math.min(elng.end - elng.start - 4, MAX_TEXT_BYTES)).toString("utf8") : "";
  const languageTag = trackLanguage(tag.replaceAll("\0", ""));
  if (handler === "vide")
    return [{ kind: "video", languageTag, dolbyVision: entry && readDolbyVision(entry, readAt), subtitles: null }];
  if (handler === "soun") return [{ kind: "audio", languageTag, dolbyVision: null, subtitles: null }];
  if (!SUBTITLE_HANDLERS.has(handler) || !entry) return [];
  const subtitles = {
    codec: codecName(entry.name) ?? entry.name,
    language: languageTag ?? readLanguage(mdhd, readAt),
    title: null,
    forced: false,
    isDefault: isEnabled(named(parts, "tkhd"), readAt),
    isForDeaf: false,
    isCommentary: false,
  };
  return [{ kind: "subtitle", languageTag, dolbyVision: null, subtitles }];
}

function readDolbyVision(entry: Box, readAt: ReadAt): TrackHeader["dolbyVision"] {
  const boxes = [...readBoxes(entry.start + VIDEO_ENTRY_BYTES, entry.end, readAt, MAX_TRACKS)];
  const record = boxes.find((box) => DOLBY_VISION_BOXES.has(box.name));
  return record ? readDolbyVisionRecord(readAt(record.start, Math.min(record.end - record.start, 24))) : null;
}

/** Three letters of five bits; version 1 has longer time fields before them. */
function readLanguage(mdhd: Box | undefined, readAt: ReadAt): string | null {
  if (!mdhd) return null;
  const fields = readAt(mdhd.start, 34);
  const at = fields[0] === 1 ? 32 : 20;
  if (fields.length < at + 2) return null;
  const packed = fields.readUInt16BE(at);
  const letters = [10, 5, 0].map((shift) => String.fromCharCode(((packed >> shift) & 31) + 0x60));
  return trackLanguage(letters.join(""));
}

function isEnabled(tkhd: Box | undefined, readAt: ReadAt): boolean {
  return tkhd !== undefined && (readAt(tkhd.start, 4)[3] ?? 0) % 2 === 1;
}
