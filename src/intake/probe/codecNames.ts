/** Names of codecs in mediabunny and in containers, with ffmpeg's name for each: one name whichever reader was used. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    avc: "h264",
    "pcm-s16": "pcm_s16le",
    "pcm-s16be": "pcm_s16be",
    "pcm-s24": "pcm_s24le",
    "pcm-s24be": "pcm_s24be",
    "pcm-s32": "pcm_s32le",
    "pcm-u8": "pcm_u8",
    V_MPEG1: "mpeg1video",
    V_MPEG2: "mpeg2video",
    "V_MPEG4/ISO/SP": "mpeg4",
    "V_MPEG4/ISO/ASP": "mpeg4",
    "V_MPEG4/ISO/AP": "mpeg4",
    "V_MPEG4/MS/V3": "msmpeg4v3",
    V_THEORA: "theora",
    mp4v: "mpeg4",
    A_TRUEHD: "truehd",
    A_MLP: "mlp",
    A_ALAC: "alac",
    "A_MPEG/L2": "mp2",
    "A_DTS/EXPRESS": "dts",
    "A_DTS/LOSSLESS": "dts",
    alac: "alac",
    mlpa: "truehd",
    "S_TEXT/UTF8": "subrip",
    "S_TEXT/ASCII": "subrip",
    "S_TEXT/SSA": "ass",
    "S_TEXT/ASS": "ass",
    S_SSA: "ass",
    S_ASS: "ass",
    "S_TEXT/WEBVTT": "webvtt",
    S_VOBSUB: "dvd_subtitle",
    "S_HDMV/PGS": "hdmv_pgs_subtitle",
    "S_HDMV/TEXTST": "hdmv_text_subtitle",
    S_DVBSUB: "dvb_subtitle",
    tx3g: "mov_text",
    text: "mov_text",
    wvtt: "webvtt",
    stpp: "ttml",
    c608: "eia_608",
    mp4s: "dvd_subtitle",
  }),
);

/** Codecs with the same name in both readers. */
const SHARED = new Set("hevc av1 vp8 vp9 prores aac opus mp3 vorbis flac ac3 eac3 dts".split(" "));

/** ffmpeg's name of a codec, or null for an unknown one. */
export function codecName(name: string | number | Uint8Array | null): string | null {
  if (typeof name !== "string") return null;
  if (SHARED.has(name)) return name;
  return NAMES.get(name) ?? null;
}
