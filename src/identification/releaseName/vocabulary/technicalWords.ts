import { WHOLE_FILM_PHRASES } from "./closingWords.ts";

/**
 * Words about the copy, not about the film. Keys are lower case, words separated by one space: "web dl" stands for
 * `WEB-DL`, `WEB.DL` and `web dl`.
 *
 * A *sure* word ends a title in any position. A *hint* may be a word of a title (*Cam*, *Real*), so that it counts
 * only next to other technical words.
 */
export type TechnicalField = "resolution" | "source" | "videoCodec" | "audioCodec" | "hdr" | "note";

export interface TechnicalWord {
  readonly field: TechnicalField;
  readonly value: string;
  readonly isSure: boolean;
}

const SURE: Record<Exclude<TechnicalField, "note">, Record<string, string>> = {
  resolution: {
    "4k uhd": "2160p",
    "uhd 4k": "2160p",
    ultrahd: "2160p",
    uhd: "2160p",
    fullhd: "1080p",
    "full hd": "1080p",
  },
  source: {
    BluRay:
      "bluray|blu ray|bdrip|bd rip|brrip|br rip|bdremux|bdmux|brmux|bdripmux|brripmux|hddvd|hd dvd|blurayrip|bdr|bd25|bd50|br disk|bdlight|bd remux|uhdrip",
    DVD: "1cd|2cd|3cd|2 cd|3 cd|4 cd|dvdrip|dvd rip|dvdr|dvd r|dvd5|dvd9|dvdmux|dvdremux|dvdscr|dvd scr|dvdivx|dvd9 pal|full dvd|dvdr9|dvdr5",
    WEB: "webrip|web rip|webdl|web dl|webhd|webuhd|webdlrip|web dlrip|webmux|dlmux|itunesuhd|netflixuhd|amazonhd|ituneshd|hdlight|hd light|hdrip|hd rip|mhd|mhdgz|4klight|vodrip|vod rip|webcap|web cap|weblight|web light|4k light|dmrip|pdvd",
    HDTV: "hdtv|pdtv|sdtv|dsr|dsrip|tvrip|tv rip|hdtvrip|satrip|dvbrip|dvb rip|dthrip|dvb|ldtv|uhdtv|ahdtv|ppvrip|ppv rip|dtvrip|tvhd|tvriphd|hdtvmux",
    Cinema: "camrip|hdcam|telesync|hdts|telecine|hdtc|predvd|predvdrip|screener|dvdscreener|bdscr|desiscr",
    VHS: "vhsrip|vhs rip|laserdisc|ldrip",
  },
  videoCodec: {
    "H.264": "x264|h264|h 264|x 264|avc|avchd|avcx264",
    "H.265": "x265|h265|h 265|x 265|hevc|hevc10",
    "H.263": "h263|h 263",
    "H.262": "h262|h 262|mpeg2|mpeg 2",
    XviD: "xvid|xvidhd",
    DivX: "divx|divx5|mpeg4|mpeg 4",
    AV1: "av1",
    "VC-1": "vc1|vc 1",
    VP9: "vp9|vp8",
  },
  audioCodec: {
    AAC: "aac|he aac|lc aac|heaac|aac2|aac5|aac lc",
    AC3: "ac3|ac3d|ac 3|dd5 1|dd5|dd51|dd2 0|dd2|dd+|dd 5 1|dd 2 0",
    EAC3: "eac3|e ac3|e ac 3|ddp|ddp5|ddp5 1|ddp2|ddpa5|ddp 5 1|eac 3",
    DTS: "dts|dtses|dts es|dtsx|dts x|dtsmad|dtshr|dts hr",
    "DTS-HD": "dtshd|dts hd|dts hd ma|dts hdma|dtshdma|dtsma|hdma|dts hd hra|dtsx ma",
    TrueHD: "truehd|true hd|truehd5|truehd7|atmos7",
    FLAC: "flac|flac1|flac2",
    MP3: "mp3|lame3",
    PCM: "lpcm|pcm",
    Opus: "opus5",
  },
  hdr: { HDR10: "hdr10|hdr10+|hdr1000", "Dolby Vision": "dovi|dolby vision", HDR: "bt2020|bt 2020", HLG: "hlg" },
};

const HINTS: Record<TechnicalField, Record<string, string>> = {
  resolution: { "2160p": "4k|2160", "4320p": "8k", "3160p": "6k", "720p": "hd", "1080p": "fhd|1080", "480p": "sd" },
  source: {
    BluRay: "bd|br|remux|blu|brd|complete bluray",
    WEB: "web|iplayer|nf|amzn|dsnp|dsn+|hmax|hulu|atvp|pcok|cr|itunes|it|ip|dcu|stan|netflix|amazon|starz|max|pmtp|aptv|crav|itv|all4|vudu|mubi|sho|roku|hbo|amzn cbr|btsporthd",
    DVD: "dvd|scr|vcd|svcd|r5|r6|dvdfull|ntsc dvd|pal dvd",
    HDTV: "tv|stv|ppv|dm|dsrip|dtv",
    Cinema: "cam|ts|tc|hqcam|dvdscreener|complete hdts",
    VHS: "vhs",
  },
  videoCodec: { "H.264": "mp4|mkv|m4v", WMV: "wmv", MPEG: "mpeg|mpg|ogm" },
  audioCodec: {
    AC3: "dd|dolby|dolby digital",
    Atmos: "atmos",
    Opus: "opus",
    Vorbis: "vorbis|ogg",
    MA: "ma",
    Channels: "5 1|7 1|2 0|1 0|6ch|8ch|2ch|2 1|5 1ch|7 1ch|1ch",
  },
  hdr: { HDR: "hdr", "Dolby Vision": "dv", SDR: "sdr", HDR10: "hdr10plus" },
  note: {
    proper:
      "proper|real proper|repack|rerip|real|internal|int|nfofix|proof|prooffix|dirfix|samplefix|readnfo|read nfo|retail|final",
    limited: "limited|stv|dtv|festival|custom|hybrid|hq|lq|hr|hc|hardsub|subforced|notag|no tag|ws|fs|nb|oar",
    "3D": "3d|half sbs|half ou|hsbs|hou|h sbs|h ou|sbs|2d",
    "line dubbed": "line|ld|md|dubbed|dub|mic dubbed|line dubbed|lektor|subbed|mvo|dvo|avo|with commentary|with ad",
    system: "pal|ntsc|secam|eur|usa bluray",
    subtitles:
      "subs|sub|esub|esubs|msubs|multisubs|multi subs|subtitles|subtitle|hardsubs|st|legendado|dublado|softsubs|legendas|subtitulos",
    frame: "widescreen|fullscreen|full screen|letterbox|letterboxed|anamorphic|pan and scan",
    rate: "hfr|vfr|60fps|48fps|24fps|23 976fps|8bit|10bit|12bit|8bits|10bits|12bits|hi10p|hi10|hi444pp|crf|yuv420p10",
    copy: `${WHOLE_FILM_PHRASES}|rip|dvdfull|upscaled|upscale|reencoded|re encoded|split scenes|colorized|dxva|imax|mux|crf18|light|hdl|rm`,
    packing: "cd|2dvd|torrent|complete|obfuscated|scrambled|postbot",
    erotic: "xxx",
    genre: "doku|docu|doc|anime|ona|ova",
  },
};

function* entries(
  table: Partial<Record<TechnicalField, Record<string, string>>>,
  isSure: boolean,
): Generator<[string, TechnicalWord]> {
  // `Object.entries` has `string` keys; the tables above have only fields.
  for (const [field, values] of Object.entries(table) as [TechnicalField, Record<string, string>][]) {
    for (const [value, words] of Object.entries(values)) {
      for (const word of words.split("|")) yield [word, { field, value, isSure }];
    }
  }
}

const sureResolutions: [string, TechnicalWord][] = Object.entries(SURE.resolution).map(([word, value]) => [
  word,
  { field: "resolution", value, isSure: true },
]);

export const TECHNICAL_WORDS: ReadonlyMap<string, TechnicalWord> = new Map<string, TechnicalWord>([
  ...entries(HINTS, false),
  ...entries({ source: SURE.source, videoCodec: SURE.videoCodec, audioCodec: SURE.audioCodec, hdr: SURE.hdr }, true),
  ...sureResolutions,
]);

/** Prefixes that are certain whatever follows: `HDTVx264`, `DVDRiPx264`, `x264dxva`. */
export const TECHNICAL_PREFIXES: readonly string[] = [
  "x264",
  "x265",
  "h264",
  "h265",
  "hevc",
  "xvid",
  "divx",
  "dvdrip",
  "bdrip",
  "brrip",
  "webrip",
  "webdl",
  "hdtv",
  "pdtv",
  "bluray",
  "dtshd",
  "truehd",
  "netflixuhd",
  "hdrip",
  "hdlight",
];
