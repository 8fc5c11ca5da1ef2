import { children, type Fields, fieldsOf, numberIn, textIn } from "./ebmlFields.ts";
import { ID } from "./matroskaIds.ts";
import { readPlainAvc } from "./plainAvc.ts";

const TOP = new Set<number>([ID.seekHead, ID.info, ID.tracks, ID.tags, ID.cues, ID.void, ID.crc]);
const TRACK = new Set<number>([
  ...[ID.trackNumber, ID.trackUid, ID.trackType, ID.flagEnabled, ID.flagDefault, ID.flagForced, ID.flagLacing],
  ...[ID.minCache, ID.defaultDuration, ID.name, ID.language, ID.languageBcp47, ID.codecId, ID.codecPrivate],
  ...[ID.codecDelay, ID.seekPreRoll, ID.video, ID.audio, ID.void, ID.crc],
]);
const VIDEO = new Set<number>([ID.pixelWidth, ID.pixelHeight, ID.flagInterlaced, ID.displayWidth, ID.displayHeight]);
const AUDIO = new Set<number>([ID.samplingFrequency, ID.channels, ID.bitDepth]);
const AUDIO_CODECS = new Set(["A_AAC", "A_OPUS", "A_VORBIS", "A_MPEG/L3"]);
const PROGRESSIVE = 2;

/**
 * See `ContainerHeaders.plain`. Any element that is not listed here may contain information that only ffprobe reads.
 */
export function findPlainMatroska(tracks: readonly Fields[], top: Fields): { profile: string | null } | null {
  if (!hasOnly(top, TOP) || announcesMore(top.get(ID.seekHead))) return null;
  const videos = tracks.filter((track) => numberIn(track, ID.trackType) === 1);
  const [video] = videos;
  const sounds = tracks.filter((track) => numberIn(track, ID.trackType) === 2);
  const isPlain = tracks.every((track) => hasOnly(track, TRACK) && (numberIn(track, ID.flagForced) ?? 0) === 0);
  if (!isPlain || !video || videos.length > 1 || tracks.length !== sounds.length + 1) return null;
  return sounds.every(isPlainSound) ? readPlainVideo(video) : null;
}

function hasOnly(fields: Fields, known: ReadonlySet<number>): boolean {
  return [...fields.keys()].every((id) => known.has(id));
}

/** Chapters and attachments may follow the clusters. */
function announcesMore(seekHead: Buffer | undefined): boolean {
  if (!seekHead) return false;
  const targets = [...children(seekHead)].filter(([id]) => id === ID.seek).map(([, seek]) => fieldsOf(seek));
  return !targets.every((seek) => TOP.has(numberIn(seek, ID.seekId) ?? 0));
}

function readPlainVideo(track: Fields): { profile: string | null } | null {
  const fields = fieldsOf(track.get(ID.video) ?? Buffer.alloc(0));
  const [width, height] = [numberIn(fields, ID.pixelWidth) ?? 0, numberIn(fields, ID.pixelHeight) ?? 0];
  const isSquare =
    (numberIn(fields, ID.displayWidth) ?? width) === width && (numberIn(fields, ID.displayHeight) ?? height) === height;
  const order = numberIn(fields, ID.flagInterlaced) ?? PROGRESSIVE;
  const isKnown = hasOnly(fields, VIDEO);
  if (!isSquare || order !== PROGRESSIVE || !isKnown || !numberIn(track, ID.defaultDuration)) return null;
  const codec = textIn(track, ID.codecId);
  if (codec === "V_VP8") return { profile: null };
  const configuration = track.get(ID.codecPrivate);
  return codec === "V_MPEG4/ISO/AVC" && configuration ? readPlainAvc(configuration, width, height) : null;
}

function isPlainSound(track: Fields): boolean {
  const fields = fieldsOf(track.get(ID.audio) ?? Buffer.alloc(0));
  return (
    AUDIO_CODECS.has(textIn(track, ID.codecId) ?? "") &&
    hasOnly(fields, AUDIO) &&
    (numberIn(fields, ID.channels) ?? 1) <= 2
  );
}
