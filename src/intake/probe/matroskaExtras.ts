import type { ReadAt } from "../container/completeness.ts";
import { readElement } from "../container/ebml.ts";
import { codecName } from "./codecNames.ts";
import type { ExtraTracks } from "./extraTracks.ts";
import type { ProbedSubtitles } from "./probedMedia.ts";
import { trackLanguage } from "./trackLanguage.ts";

const TRACKS = 0x1654ae6b;
const CLUSTER = 0x1f43b675;
const TRACK_ENTRY = 0xae;
const TRACK_TYPE = 0x83;
const CODEC_ID = 0x86;
const LANGUAGE = 0x22b59c;
const LANGUAGE_BCP47 = 0x22b59d;
const NAME = 0x536e;
const FLAG_DEFAULT = 0x88;
const FLAG_FORCED = 0x55aa;
const DEFAULT_DURATION = 0x23e383;
const BLOCK_ADDITION_MAPPING = 0x41e4;
const BLOCK_ADD_ID_TYPE = 0x41e7;
const VIDEO_TYPE = 1;
const SUBTITLE_TYPE = 0x11;
const DOLBY_VISION = new Set([0x64766343, 0x64767643, 0x64767743]);
const MAX_ELEMENTS = 256;
const MAX_TRACKS_BYTES = 1_024 * 1_024;
/** Matroska's default for a track without a language. */
const LANGUAGE_WHEN_UNNAMED = "eng";

/** Elements by id, the last of each: no repeated element of a track is needed here. */
type Fields = ReadonlyMap<number, Buffer>;

/** Null where the tracks are after the first cluster, or absent. */
export function readMatroskaExtras(sizeBytes: number, readAt: ReadAt): ExtraTracks | null {
  const tracks = findTracks(sizeBytes, readAt);
  if (!tracks) return null;
  const entries = [...children(tracks)].filter(([id]) => id === TRACK_ENTRY).map(([, entry]) => entry);
  const fields = entries.map((entry): Fields => new Map(children(entry)));
  const video = fields.find((track) => number(track, TRACK_TYPE) === VIDEO_TYPE);
  const frameNanoseconds = video && number(video, DEFAULT_DURATION);
  return {
    subtitles: fields.filter((track) => number(track, TRACK_TYPE) === SUBTITLE_TYPE).map(toSubtitles),
    dolbyVision: video !== undefined && isDolbyVision(video),
    frameRate: frameNanoseconds ? 1e9 / frameNanoseconds : null,
  };
}

function findTracks(sizeBytes: number, readAt: ReadAt): Buffer | null {
  const header = readElement(readAt(0, 12), 0);
  if (!header || header.size === null) return null;
  const segmentAt = header.headerBytes + header.size;
  const segment = readElement(readAt(segmentAt, 12), 0);
  let offset = segmentAt + (segment?.headerBytes ?? 0);
  for (let count = 0; segment && count < MAX_ELEMENTS && offset < sizeBytes; count++) {
    const element = readElement(readAt(offset, 12), 0);
    if (!element || element.size === null || element.id === CLUSTER) return null;
    if (element.id === TRACKS) {
      return readAt(offset + element.headerBytes, Math.min(element.size, MAX_TRACKS_BYTES));
    }
    offset += element.headerBytes + element.size;
  }
  return null;
}

function* children(parent: Buffer): Generator<[id: number, content: Buffer]> {
  let offset = 0;
  for (let count = 0; count < MAX_ELEMENTS && offset < parent.length; count++) {
    const element = readElement(parent, offset);
    if (!element || element.size === null) return;
    const start = offset + element.headerBytes;
    yield [element.id, parent.subarray(start, start + element.size)];
    offset = start + element.size;
  }
}

function toSubtitles(track: Fields): ProbedSubtitles {
  const codec = text(track, CODEC_ID);
  return {
    codec: codecName(codec) ?? codec ?? "unknown",
    language: trackLanguage(text(track, LANGUAGE_BCP47) ?? text(track, LANGUAGE) ?? LANGUAGE_WHEN_UNNAMED),
    title: text(track, NAME),
    forced: number(track, FLAG_FORCED) === 1,
    isDefault: number(track, FLAG_DEFAULT) !== 0,
  };
}

function isDolbyVision(video: Fields): boolean {
  const mapping = video.get(BLOCK_ADDITION_MAPPING);
  return mapping !== undefined && DOLBY_VISION.has(number(new Map(children(mapping)), BLOCK_ADD_ID_TYPE) ?? 0);
}

function number(fields: Fields, id: number): number | null {
  const content = fields.get(id);
  return content && content.length > 0 && content.length <= 6 ? content.readUIntBE(0, content.length) : null;
}

function text(fields: Fields, id: number): string | null {
  const content = fields.get(id)?.toString("utf8").replaceAll("\0", "");
  return content ? content : null;
}
