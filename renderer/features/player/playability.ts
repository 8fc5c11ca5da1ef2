/** Predicts from probed metadata what a browser can play of a file. Pure; used before anything is loaded. */
import type { SubtitleTrack } from "./subtitles.ts";
import type { FilmFile } from "./versions.ts";

export interface MediaSupport {
  /** Like `HTMLMediaElement.canPlayType`: whether the browser may be able to play the type. */
  canPlay(type: string): boolean;
  /** Opens Matroska although `canPlayType` denies it, as older versions of Chromium do. */
  readonly opensMatroska: boolean;
  /** Can switch between a file's audio tracks, as Safari can; other browsers play the first. */
  readonly switchesTracks: boolean;
}

export interface Playability {
  /** Whether the browser opens the original file; otherwise the engine remuxes it into another container. */
  readonly isOpened: boolean;
  readonly canShow: boolean;
  /** Whether each audio track can be decoded, in file order. */
  readonly canHear: readonly boolean[];
}

const CONTAINER_TYPES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    mp4: ["video/mp4"],
    mov: ["video/mp4"],
    matroska: ["video/x-matroska", "video/matroska"],
    webm: ["video/webm"],
    ogg: ["video/ogg"],
  }),
);

const AUDIO_TYPES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    aac: ['audio/mp4; codecs="mp4a.40.2"'],
    mp3: ["audio/mpeg", 'audio/mp4; codecs="mp4a.6B"'],
    ac3: ['audio/mp4; codecs="ac-3"'],
    eac3: ['audio/mp4; codecs="ec-3"'],
    dts: ['audio/mp4; codecs="dtsc"'],
    truehd: ['audio/mp4; codecs="mlpa"'],
    opus: ['audio/webm; codecs="opus"', 'audio/mp4; codecs="opus"'],
    vorbis: ['audio/webm; codecs="vorbis"', 'audio/ogg; codecs="vorbis"'],
    flac: ["audio/flac", 'audio/mp4; codecs="flac"'],
    alac: ['audio/mp4; codecs="alac"'],
    pcm_s16le: ['audio/wav; codecs="1"'],
    pcm_s24le: ['audio/wav; codecs="1"'],
    pcm_u8: ['audio/wav; codecs="1"'],
  }),
);

/** The capabilities that a browser reports. */
export function browserSupport(): MediaSupport {
  const video = document.createElement("video");
  return {
    canPlay: (type) => video.canPlayType(type) !== "",
    opensMatroska: "userAgentData" in navigator && video.canPlayType("video/webm") !== "",
    switchesTracks: "audioTracks" in video,
  };
}

/** Null for a file that was not probed yet: its playability is unknown. */
export function playabilityOf(file: FilmFile, support: MediaSupport): Playability | null {
  if (file.container === null || file.videoCodec === null) return null;
  const any = (types: readonly string[] = []) => types.some((type) => support.canPlay(type));
  const isMatroska = file.container === "matroska";
  return {
    isOpened: any(CONTAINER_TYPES.get(file.container)) || (isMatroska && support.opensMatroska),
    canShow: any(videoTypes(file)),
    canHear: file.audio.map(({ codec }) => any(AUDIO_TYPES.get(codec ?? ""))),
  };
}

const FULL_HD_WIDTH = 1_920;
const FULL_HD_HEIGHT = 1_088;

/** Codec strings after RFC 6381, with the file's profile, bit depth and the level that its size requires. */
function videoTypes(file: FilmFile): readonly string[] {
  const { videoProfile = null, width, height } = file;
  const isLarge = (width ?? 0) > FULL_HD_WIDTH || (height ?? 0) > FULL_HD_HEIGHT;
  const isDeep = (file.bitDepth ?? (file.hdr ? 10 : 8)) > 8;
  switch (file.videoCodec) {
    case "h264":
      return [`video/mp4; codecs="avc1.${h264Profile(videoProfile, isDeep)}00${isLarge ? "33" : "28"}"`];
    case "hevc": {
      const profile = /rext|4:2:2|4:4:4/i.test(videoProfile ?? "") ? "4.10" : isDeep ? "2.4" : "1.6";
      const level = isLarge ? "L153" : "L120";
      return [`video/mp4; codecs="hvc1.${profile}.${level}.B0"`, `video/mp4; codecs="hev1.${profile}.${level}.B0"`];
    }
    case "av1":
      return [`video/mp4; codecs="av01.0.${isLarge ? "12" : "08"}M.${isDeep ? "10" : "08"}"`];
    case "vp9":
      return [`video/webm; codecs="vp09.0${isDeep ? 2 : 0}.${isLarge ? "50" : "40"}.${isDeep ? "10" : "08"}"`];
    case "vp8":
      return ['video/webm; codecs="vp8"'];
    case "theora":
      return ['video/ogg; codecs="theora"'];
    case "mpeg4":
      return ['video/mp4; codecs="mp4v.20.9"'];
    default:
      return [];
  }
}

function h264Profile(profile: string | null, isDeep: boolean): string {
  if (/4:4:4/.test(profile ?? "")) return "F4";
  if (/4:2:2/.test(profile ?? "")) return "7A";
  if (isDeep || /high 10/i.test(profile ?? "")) return "6E";
  if (/baseline/i.test(profile ?? "")) return "42";
  return /main/i.test(profile ?? "") ? "4D" : "64";
}

/** How one audio track of a file is played. */
export type SourcePlan =
  /** The original file: the browser plays its first decodable track, or `track` if it can switch tracks. */
  | { readonly kind: "direct"; readonly track?: number }
  /** A stream that the engine remuxes with this track; `isConverted` when the audio is transcoded. */
  | { readonly kind: "remux"; readonly audio: number | null; readonly isConverted: boolean };

/**
 * @param audio the wanted track; null selects the file's first one
 * @returns null when the video cannot be played in any way
 */
export function planOf(file: FilmFile, audio: number | null, support: MediaSupport): SourcePlan | null {
  const playability = playabilityOf(file, support);
  if (!playability) return { kind: "direct" };
  if (!playability.canShow) return null;
  if (file.audio.length === 0)
    return playability.isOpened ? { kind: "direct" } : { kind: "remux", audio: null, isConverted: false };
  const wanted = audio ?? firstHeard(playability) ?? 0;
  const canHear = playability.canHear[wanted] ?? false;
  if (playability.isOpened && canHear && wanted === firstHeard(playability)) return { kind: "direct" };
  if (playability.isOpened && canHear && support.switchesTracks) return { kind: "direct", track: wanted };
  return { kind: "remux", audio: wanted, isConverted: !canHear || !isCopied(file, wanted) };
}

/** The track that the browser selects by default: the first that it can decode. */
export function firstHeard({ canHear }: Playability): number | null {
  const index = canHear.indexOf(true);
  return index < 0 ? null : index;
}

/** The video codecs that the remuxed containers support in every browser. */
const COPIED = {
  mp4: new Set(["aac", "mp3", "opus", "flac", "ac3", "eac3", "alac"]),
  webm: new Set(["opus", "vorbis"]),
};

function isCopied({ videoCodec, audio }: FilmFile, index: number): boolean {
  const container = videoCodec === "vp8" || videoCodec === "vp9" ? "webm" : "mp4";
  return COPIED[container].has(audio[index]?.codec ?? "");
}

/** The warnings shown before playback. */
export interface Announcement {
  /** Names of video codecs that cannot be played. */
  readonly picture: string | null;
  /** Names of audio codecs, when no track can be played without transcoding. */
  readonly sound: string | null;
  /** Languages of image subtitles that the person will miss; null in them is an unknown language. */
  readonly subtitles: readonly (string | null)[];
}

/**
 * @param missed the image subtitles of a file that the person will miss
 * @returns null when everything can be played
 */
export function announce(
  files: readonly FilmFile[],
  support: MediaSupport,
  missed: (file: FilmFile) => readonly SubtitleTrack[] = () => [],
): Announcement | null {
  let picture: string | null = null;
  let sound: string | null = null;
  const subtitles = [...new Set(files.flatMap(missed).map(({ language }) => language))];
  for (const file of files) {
    const playability = playabilityOf(file, support);
    if (!playability) continue;
    if (!playability.canShow) picture ??= pictureName(file);
    if (file.audio.length > 0 && !playability.canHear.includes(true))
      sound ??= [...new Set(file.audio.map(({ codec }) => soundName(codec)))].join(", ");
  }
  return picture === null && sound === null && subtitles.length === 0 ? null : { picture, sound, subtitles };
}

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    h264: "H.264",
    hevc: "HEVC",
    av1: "AV1",
    vp9: "VP9",
    vp8: "VP8",
    mpeg4: "MPEG-4 ASP",
    mpeg2video: "MPEG-2",
    mpeg1video: "MPEG-1",
    vc1: "VC-1",
    wmv3: "WMV 9",
    wmv2: "WMV 8",
    wmv1: "WMV 7",
    prores: "ProRes",
    theora: "Theora",
    msmpeg4v3: "DivX 3",
    ac3: "Dolby Digital",
    eac3: "Dolby Digital Plus",
    truehd: "Dolby TrueHD",
    dts: "DTS",
    aac: "AAC",
    aac_latm: "AAC LATM",
    mp2: "MP2",
    mp3: "MP3",
    alac: "ALAC",
    flac: "FLAC",
    opus: "Opus",
    vorbis: "Vorbis",
    wmav2: "WMA",
    wmapro: "WMA Pro",
  }),
);

function pictureName(file: FilmFile): string {
  const codec = file.videoCodec ?? "";
  const depth = file.bitDepth && file.bitDepth > 8 ? ` ${file.bitDepth}-bit` : "";
  return `${NAMES.get(codec) ?? codec.toUpperCase()}${depth}${file.hdr ? ` ${file.hdr}` : ""}`;
}

export function soundName(codec: string | null): string {
  return NAMES.get(codec ?? "") ?? (codec?.startsWith("pcm") ? "PCM" : (codec ?? "?").toUpperCase());
}
