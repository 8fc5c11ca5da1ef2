import { type Box, readBoxes } from "../container/boxes.ts";
import type { ReadAt } from "../container/completeness.ts";
import { codecName } from "./codecNames.ts";
import type { ExtraTracks } from "./extraTracks.ts";
import type { ProbedSubtitles } from "./probedMedia.ts";
import { trackLanguage } from "./trackLanguage.ts";

const SUBTITLE_HANDLERS = new Set(["sbtl", "subt", "text", "clcp", "subp"]);
const DOLBY_VISION_BOXES = new Set(["dvcC", "dvvC", "dvwC"]);
const DOLBY_VISION_ENTRIES = new Set(["dvh1", "dvhe", "dvav", "dva1", "dav1"]);
/** A video sample entry's own fields before its boxes. */
const VIDEO_ENTRY_BYTES = 78;
const MAX_BOXES = 512;
const MAX_TRACKS = 64;

/** Subtitle tracks and Dolby Vision, which mediabunny leaves out: `moov/trak/mdia` with `hdlr`, `mdhd` and `minf/stbl/stsd`. */
export function readIsobmffExtras(sizeBytes: number, readAt: ReadAt): ExtraTracks {
  const inside = (box: Box | undefined) => (box ? [...readBoxes(box.start, box.end, readAt, MAX_BOXES)] : []);
  const named = (boxes: readonly Box[], name: string) => boxes.find((box) => box.name === name);

  const moov = named([...readBoxes(0, sizeBytes, readAt, MAX_BOXES)], "moov");
  const tracks = inside(moov).filter((box) => box.name === "trak");
  const subtitles: ProbedSubtitles[] = [];
  let dolbyVision = false;
  for (const track of tracks.slice(0, MAX_TRACKS)) {
    const parts = inside(track);
    const mdia = inside(named(parts, "mdia"));
    const handler = readHandler(named(mdia, "hdlr"), readAt);
    const stbl = inside(named(inside(named(mdia, "minf")), "stbl"));
    const entry = readEntry(named(stbl, "stsd"), readAt);
    if (handler === "vide" && entry) dolbyVision ||= isDolbyVision(entry, readAt);
    if (SUBTITLE_HANDLERS.has(handler) && entry) {
      subtitles.push({
        codec: codecName(entry.name) ?? entry.name,
        language: readLanguage(named(mdia, "mdhd"), readAt),
        title: null,
        forced: false,
        isDefault: isEnabled(named(parts, "tkhd"), readAt),
      });
    }
  }
  return { subtitles, dolbyVision, frameRate: null };
}

function readHandler(hdlr: Box | undefined, readAt: ReadAt): string {
  return hdlr ? readAt(hdlr.start + 8, 4).toString("latin1") : "";
}

/** The first sample entry, which names the codec. */
function readEntry(stsd: Box | undefined, readAt: ReadAt): Box | null {
  if (!stsd) return null;
  return readBoxes(stsd.start + 8, stsd.end, readAt, 1).next().value ?? null;
}

function isDolbyVision(entry: Box, readAt: ReadAt): boolean {
  if (DOLBY_VISION_ENTRIES.has(entry.name)) return true;
  const boxes = readBoxes(entry.start + VIDEO_ENTRY_BYTES, entry.end, readAt, MAX_TRACKS);
  return boxes.some((box) => DOLBY_VISION_BOXES.has(box.name));
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
