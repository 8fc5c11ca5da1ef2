import type { ReadAt } from "../../container/completeness.ts";
import { readElement } from "../../container/ebml.ts";
import { codecName } from "../codecNames.ts";
import { trackLanguage } from "../trackLanguage.ts";
import { purposeOf } from "../trackPurpose.ts";
import type { ContainerHeaders, TrackHeader } from "./containerHeaders.ts";
import { readDolbyVisionRecord } from "./dolbyVisionRecord.ts";
import { children, type Fields, fieldsOf, numberIn, textIn } from "./ebmlFields.ts";
import { ID } from "./matroskaIds.ts";
import { findPlainMatroska } from "./plainMatroska.ts";

const KINDS: Readonly<Record<number, TrackHeader["kind"]>> = { 1: "video", 2: "audio", 17: "subtitle" };
const DOLBY_VISION = new Set([0x64766343, 0x64767643, 0x64767743]);
const MAX_ELEMENTS = 256;
const MAX_HEADER_BYTES = 1_024 * 1_024;
/** Matroska's default for a track without a language. */
const LANGUAGE_WHEN_UNNAMED = "eng";

/** Null if the tracks are missing or after the first cluster. */
export function readMatroskaHeaders(sizeBytes: number, readAt: ReadAt): ContainerHeaders | null {
  const header = readElement(readAt(0, 12), 0);
  if (!header || header.size === null) return null;
  const segmentAt = header.headerBytes + header.size;
  const docType = textIn(fieldsOf(readAt(header.headerBytes, Math.min(header.size, 1_024))), ID.docType);
  const top = readTopLevel(segmentAt, sizeBytes, readAt);
  const tracks = top.get(ID.tracks);
  if (!tracks) return null;
  const entries = [...children(tracks)].filter(([id]) => id === ID.trackEntry).map(([, entry]) => fieldsOf(entry));
  const video = entries.find((track) => numberIn(track, ID.trackType) === 1);
  const frameNanoseconds = video && numberIn(video, ID.defaultDuration);
  return {
    container: docType === "webm" ? "webm" : "matroska",
    tracks: entries.flatMap(toTrackHeader),
    frameRate: frameNanoseconds ? 1e9 / frameNanoseconds : null,
    isOpenEnded: false,
    announcedSeconds: null,
    plain: findPlainMatroska(entries, top),
  };
}

/** The elements before the first cluster, by id. */
function readTopLevel(segmentAt: number, sizeBytes: number, readAt: ReadAt): Fields {
  const found = new Map<number, Buffer>();
  const segment = readElement(readAt(segmentAt, 12), 0);
  let offset = segmentAt + (segment?.headerBytes ?? 0);
  for (let count = 0; segment && count < MAX_ELEMENTS && offset < sizeBytes; count++) {
    const element = readElement(readAt(offset, 12), 0);
    if (!element || element.size === null || element.id === ID.cluster) break;
    const isRead = element.id === ID.tracks || element.id === ID.seekHead;
    const length = isRead ? Math.min(element.size, MAX_HEADER_BYTES) : 0;
    found.set(element.id, readAt(offset + element.headerBytes, length));
    offset += element.headerBytes + element.size;
  }
  return found;
}

function toTrackHeader(track: Fields): TrackHeader[] {
  const kind = KINDS[numberIn(track, ID.trackType) ?? 0];
  if (!kind) return [];
  return [
    {
      kind,
      languageTag: trackLanguage(textIn(track, ID.languageBcp47)),
      title: null,
      dolbyVision: readDolbyVision(track),
      subtitles: kind === "subtitle" ? toSubtitles(track) : null,
    },
  ];
}

function toSubtitles(track: Fields): TrackHeader["subtitles"] {
  const codec = textIn(track, ID.codecId);
  const title = textIn(track, ID.name);
  const language = textIn(track, ID.languageBcp47) ?? textIn(track, ID.language) ?? LANGUAGE_WHEN_UNNAMED;
  const purpose = purposeOf(title);
  return {
    codec: codecName(codec) ?? codec ?? "unknown",
    language: trackLanguage(language, title),
    title,
    forced: numberIn(track, ID.flagForced) === 1 || purpose.isForced,
    isDefault: numberIn(track, ID.flagDefault) !== 0,
    isForDeaf: numberIn(track, ID.flagHearingImpaired) === 1 || purpose.isForDeaf,
    isCommentary: numberIn(track, ID.flagCommentary) === 1 || purpose.isCommentary,
  };
}

function readDolbyVision(track: Fields) {
  const mapping = track.get(ID.blockAdditionMapping);
  if (!mapping) return null;
  const fields = fieldsOf(mapping);
  if (!DOLBY_VISION.has(numberIn(fields, ID.blockAddIdType) ?? 0)) return null;
  return readDolbyVisionRecord(fields.get(ID.blockAddIdExtraData) ?? Buffer.alloc(0));
}
