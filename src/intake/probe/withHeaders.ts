import type { ContainerHeaders } from "./headers/index.ts";
import type { ProbedMedia } from "./probedMedia.ts";

/**
 * What ffprobe read, with what only the container's own headers tell: languages with region and script, Dolby Vision
 * where ffprobe is old, Matroska or WebM.
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
    audio: withLanguages(media.audio, headers, "audio"),
    subtitles: withLanguages(media.subtitles, headers, "subtitle"),
  };
}

/** Tracks have the same order in both; where their numbers differ, ffprobe's alone counts. */
function withLanguages<Track extends { readonly language: string | null }>(
  tracks: readonly Track[],
  headers: ContainerHeaders,
  kind: "audio" | "subtitle",
): Track[] {
  const tags = headers.tracks.filter((track) => track.kind === kind).map(({ languageTag }) => languageTag);
  if (tags.length !== tracks.length) return [...tracks];
  return tracks.map((track, index) => ({ ...track, language: moreExact(track.language, tags[index] ?? null) }));
}

/** The title of a track may tell the region that its tag leaves out. */
function moreExact(language: string | null, tag: string | null): string | null {
  return tag === null || language?.startsWith(`${tag}-`) ? language : tag;
}
