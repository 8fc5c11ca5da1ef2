import type { ContainerHeaders } from "./headers/index.ts";
import type { ProbedMedia } from "./probedMedia.ts";
import { trackLanguage } from "./trackLanguage.ts";
import { purposeOf } from "./trackPurpose.ts";

/**
 * Combines ffprobe's data with fields that only the container's own headers state: languages with region and script,
 * Dolby Vision if ffprobe is old, and Matroska or WebM.
 */
export function withHeaders(media: ProbedMedia, headers: ContainerHeaders): ProbedMedia {
  const videos = headers.tracks.filter(({ kind }) => kind === "video");
  const dolbyVision = media.video?.dolbyVision ?? videos[0]?.dolbyVision ?? null;
  return {
    ...media,
    container: headers.container ?? media.container,
    video: media.video && {
      ...media.video,
      dolbyVision,
      hdr: dolbyVision ? "Dolby Vision" : media.video.hdr,
    },
    audio: withNames(media.audio, headers, "audio").map((track) => ({
      ...track,
      isCommentary: track.isCommentary || purposeOf(track.title).isCommentary,
      isForVisuallyImpaired: track.isForVisuallyImpaired || purposeOf(track.title).isForVisuallyImpaired,
    })),
    subtitles: withNames(media.subtitles, headers, "subtitle").map((track) => ({
      ...track,
      forced: track.forced || purposeOf(track.title).isForced,
      isForDeaf: track.isForDeaf || purposeOf(track.title).isForDeaf,
      isCommentary: track.isCommentary || purposeOf(track.title).isCommentary,
    })),
  };
}

/** Tracks have the same order in both. If their numbers differ, only ffprobe's data is used. */
function withNames<Track extends { readonly language: string | null; readonly title: string | null }>(
  tracks: readonly Track[],
  headers: ContainerHeaders,
  kind: "audio" | "subtitle",
): Track[] {
  const known = headers.tracks.filter((track) => track.kind === kind);
  if (known.length !== tracks.length) return [...tracks];
  return tracks.map((track, index) => {
    const title = track.title ?? known[index]?.title ?? null;
    const language = moreExact(trackLanguage(track.language, title), known[index]?.languageTag ?? null);
    return { ...track, title, language };
  });
}

/** A track's title may state the region that its language tag omits. */
function moreExact(language: string | null, tag: string | null): string | null {
  return tag === null || language?.startsWith(`${tag}-`) ? language : tag;
}
