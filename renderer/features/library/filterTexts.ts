/** Values of filters as people write them. Pure data. */

/** Bytes. Sizes are typed in gigabytes. */
export const GIGABYTE = 1_000_000_000;

/** Video codecs by the names that ffprobe and containers give them. */
export const CODEC_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    avc: "H.264",
    h264: "H.264",
    hevc: "HEVC",
    av1: "AV1",
    vp8: "VP8",
    vp9: "VP9",
    mpeg4: "MPEG-4",
    mpeg1video: "MPEG-1",
    mpeg2video: "MPEG-2",
    vc1: "VC-1",
    prores: "ProRes",
    theora: "Theora",
  }),
);
