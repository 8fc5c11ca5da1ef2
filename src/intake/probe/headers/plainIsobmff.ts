import { type Box, readBoxes } from "../../container/boxes.ts";
import type { ReadAt } from "../../container/completeness.ts";
import { type IsobmffMovie, type IsobmffTrack, named } from "./isobmffMovie.ts";
import { readPlainAvc } from "./plainAvc.ts";

const MOVIE = new Set(["mvhd", "trak", "udta", "free", "iods"]);
const USER_DATA = new Set(["meta", "\xa9too", "\xa9nam", "free"]);
const TRACK = new Set(["tkhd", "edts", "mdia", "udta", "name"]);
const VIDEO_ENTRY = new Set(["avcC", "pasp", "btrt", "colr"]);
/** Fields of a sample entry before its boxes. */
const VIDEO_ENTRY_BYTES = 78;
const MAX_BOXES = 32;
/** The identity matrix: no rotation or mirroring. */
const UPRIGHT = "000100000000000000000000000000000001000000000000000000000000000040000000";

/** See `ContainerHeaders.plain`. Any box that is not listed here may contain information that only ffprobe reads. */
export function findPlainIsobmff(
  { boxes, tracks }: IsobmffMovie,
  readAt: ReadAt,
): { readonly profile: string; readonly frameRate: number } | null {
  const udta = named(boxes, "udta");
  const hasChapters = udta && !hasOnly([...readBoxes(udta.start, udta.end, readAt, MAX_BOXES)], USER_DATA);
  const video = tracks.find(({ handler }) => handler === "vide");
  const others = tracks.filter((track) => track !== video);
  // User data may state the purpose of tracks.
  const isPlain =
    hasOnly(boxes, MOVIE) && tracks.every(({ parts, userData }) => hasOnly([...parts, ...userData], TRACK));
  if (!isPlain || hasChapters || !video || !others.every((track) => isPlainSound(track, readAt))) return null;
  const avc = readPlainVideo(video, readAt);
  const frameRate = readConstantRate(video, readAt);
  return avc && frameRate && isUpright(named(video.parts, "tkhd"), readAt) ? { ...avc, frameRate } : null;
}

function hasOnly(boxes: readonly Box[], known: ReadonlySet<string>): boolean {
  return boxes.every(({ name }) => known.has(name));
}

function readPlainVideo({ entry }: IsobmffTrack, readAt: ReadAt): { profile: string } | null {
  if (entry?.name !== "avc1") return null;
  const fields = readAt(entry.start, VIDEO_ENTRY_BYTES);
  const boxes = [...readBoxes(entry.start + VIDEO_ENTRY_BYTES, entry.end, readAt, MAX_BOXES)];
  const [avcC, pasp, colr] = [named(boxes, "avcC"), named(boxes, "pasp"), named(boxes, "colr")];
  if (fields.length < VIDEO_ENTRY_BYTES || !avcC || colr || !hasOnly(boxes, VIDEO_ENTRY)) return null;
  const ratio = pasp ? readAt(pasp.start, 8) : null;
  if (ratio && ratio.readUInt32BE(0) !== ratio.readUInt32BE(4)) return null;
  const configuration = readAt(avcC.start, Math.min(avcC.end - avcC.start, 1_024));
  return readPlainAvc(configuration, fields.readUInt16BE(24), fields.readUInt16BE(26));
}

/** Whether the audio is mono or stereo. */
function isPlainSound({ handler, entry }: IsobmffTrack, readAt: ReadAt): boolean {
  if (handler !== "soun" || entry?.name !== "mp4a") return false;
  const fields = readAt(entry.start, 28);
  return fields.length === 28 && fields.readUInt16BE(8) === 0 && fields.readUInt16BE(16) <= 2;
}

/** Whether all frames have the same duration. */
function readConstantRate({ stbl, mdhd }: IsobmffTrack, readAt: ReadAt): number | null {
  const stts = named(stbl, "stts");
  if (!stts || !mdhd) return null;
  const [times, media] = [readAt(stts.start, 16), readAt(mdhd.start, 24)];
  if (times.length < 16 || media.length < 24 || times.readUInt32BE(4) !== 1) return null;
  const duration = times.readUInt32BE(12);
  const timescale = media.readUInt32BE(media[0] === 1 ? 20 : 12);
  return duration > 0 && timescale > 0 ? timescale / duration : null;
}

function isUpright(tkhd: Box | undefined, readAt: ReadAt): boolean {
  if (!tkhd) return false;
  const fields = readAt(tkhd.start, 96);
  const at = fields[0] === 1 ? 52 : 40;
  return fields.subarray(at, at + 36).toString("hex") === UPRIGHT;
}
