import { nativePaths } from "../../paths/index.ts";

/**
 * What ffmpeg and ffprobe may open and decode. All three lists are always given: a limit on protocols alone let a
 * manifest named `.mp4` call an HTTP address.
 */
const FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg";

/** The codecs of films, some 60 of the 500 that ffmpeg knows: rare decoders are little tested, and where attacks succeed. */
const CODECS = [
  "h264,hevc,av1,libdav1d,libaom-av1,vp8,vp9,mpeg1video,mpeg2video,mpeg4,msmpeg4,msmpeg4v2,msmpeg4v3,h263,flv",
  "wmv1,wmv2,wmv3,vc1,theora,prores,mjpeg",
  "aac,mp3float,mp3,mp2float,mp2,ac3,eac3,dca,truehd,mlp,opus,vorbis,flac,alac,wmav1,wmav2,wmapro",
  "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_u8,pcm_bluray,pcm_dvd",
  "subrip,srt,ass,ssa,mov_text,webvtt,text,dvdsub,dvbsub,pgssub,cc_dec,libzvbi_teletextdec",
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

/** An absolute path as a URL of ffmpeg's `file` protocol: no character of the name is interpreted. */
export function fileUrl(absolutePath: string): string {
  return `file:${nativePaths.forExternalPrograms(absolutePath)}`;
}
