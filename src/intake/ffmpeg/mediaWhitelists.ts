import { nativePaths } from "../../paths/index.ts";

/**
 * What ffmpeg and ffprobe may open and decode. All three lists are always given: a limit on protocols alone let a
 * manifest named `.mp4` call an HTTP address.
 */
const FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg";

/**
 * The codecs of films, recordings and cameras, some 90 of the 500 that ffmpeg supports. Rare decoders are little
 * tested and a common target of attacks.
 */
const CODECS = [
  "h264,hevc,av1,libdav1d,libaom-av1,vp8,vp9,mpeg1video,mpeg2video,mpeg4,msmpeg4,msmpeg4v2,msmpeg4v3,h263,flv",
  "wmv1,wmv2,wmv3,vc1,theora,prores,mjpeg,dvvideo,dnxhd,cinepak,svq1,svq3,indeo3,indeo5,vp6f,png",
  "aac,aac_latm,mp3float,mp3,mp2float,mp2,mp1float,mp1,ac3,eac3,dca,truehd,mlp,opus,vorbis,flac,alac",
  "wmav1,wmav2,wmapro,wmalossless,amrnb,amrwb,adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_swf,gsm_ms",
  "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_u8,pcm_s8,pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be",
  "pcm_alaw,pcm_mulaw,pcm_bluray,pcm_dvd,s302m",
  "subrip,srt,ass,ssa,mov_text,webvtt,text,dvdsub,dvbsub,pgssub,xsub,cc_dec,libzvbi_teletextdec",
].join(",");

/** Arguments before the input. */
export const WHITELISTS: readonly string[] = [
  "-format_whitelist",
  FORMATS,
  "-codec_whitelist",
  CODECS,
  "-protocol_whitelist",
  "file",
];

/**
 * Lets ffprobe name tracks in other codecs, because it stops at a decoder that is not allowed. The container's own
 * list stays unchanged, so that these decoders receive no frames.
 * @param decoders ffmpeg's names
 */
export function listAlso(decoders: readonly string[]): string[] {
  if (decoders.length === 0) return [];
  const list = [CODECS, ...decoders].join(",");
  return ["v", "a", "s", "d", "t"].flatMap((kind) => [`-codec_whitelist:${kind}`, list]);
}

/** An absolute path as a URL of ffmpeg's `file` protocol: no character of the name is interpreted. */
export function fileUrl(absolutePath: string): string {
  return `file:${nativePaths.forExternalPrograms(absolutePath)}`;
}
