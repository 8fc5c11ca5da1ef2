import { type Box, readBoxes } from "../../container/boxes.ts";
import type { ReadAt } from "../../container/completeness.ts";
import { codecName } from "../codecNames.ts";
import { trackLanguage } from "../trackLanguage.ts";
import { purposeOf } from "../trackPurpose.ts";
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
    announcedSeconds: null,
    plain,
  };
}

function toTrackHeader(track: IsobmffTrack, readAt: ReadAt): TrackHeader[] {
  const { handler, entry, elng, mdhd, parts, userData } = track;
  const languageTag = trackLanguage(readText(elng, 4, readAt));
  const title = readText(named(userData, "name"), 0, readAt);
  const header = { languageTag, title, dolbyVision: null, subtitles: null };
  if (handler === "vide") return [{ ...header, kind: "video", dolbyVision: entry && readDolbyVision(entry, readAt) }];
  if (handler === "soun") return [{ ...header, kind: "audio" }];
  if (!SUBTITLE_HANDLERS.has(handler) || !entry) return [];
  const { isForced, isForDeaf, isCommentary } = purposeOf(title);
  const subtitles = {
    codec: codecName(entry.name) ?? entry.name,
    language: languageTag ?? readLanguage(mdhd, readAt),
    title,
    forced: isForced,
    isDefault: isEnabled(named(parts, "tkhd"), readAt),
    isForDeaf,
    isCommentary,
  };
  return [{ ...header, kind: "subtitle", subtitles }];
}

/** @param skipped bytes of the box before the text */
function readText(box: Box | undefined, skipped: number, readAt: ReadAt): string | null {
  if (!box) return null;
  const length = Math.max(0, Math.min(box.end - box.start - skipped, MAX_TEXT_BYTES));
  const text = readAt(box.start + skipped, length)
    .toString("utf8")
    .replaceAll("\0", "")
    .trim();
  return text === "" ? null : text;
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
