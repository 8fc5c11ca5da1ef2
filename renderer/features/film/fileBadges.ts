/** What a film's file shows on one line: a pure reading of its tracks. */
import type { FilmDetail } from "../../../src/contract/index.ts";
import { RESOLUTIONS } from "../../../src/contract/resolutions.ts";

export type FilmFile = FilmDetail["files"][number];

const LAYOUTS: Record<number, string> = { 6: "5.1", 7: "6.1", 8: "7.1" };

const CODECS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    hevc: "HEVC",
    avc: "H.264",
    h264: "H.264",
    av1: "AV1",
    vp9: "VP9",
    mpeg4: "MPEG-4",
    mpeg2video: "MPEG-2",
  }),
);

/** In the person's language. */
export interface LayoutNames {
  readonly mono: string;
  readonly stereo: string;
}

export function badgesOf(file: FilmFile, names: LayoutNames): string[] {
  const { width, hdr, videoCodec, audio } = file;
  const resolution = width === null ? undefined : RESOLUTIONS.find(({ widthFrom }) => width >= widthFrom)?.name;
  const codec = videoCodec && (CODECS.get(videoCodec.toLowerCase()) ?? videoCodec.toUpperCase());
  const most = Math.max(0, ...audio.map((track) => track.channels ?? 0));
  return [resolution, hdr, codec, layoutOf(most, names), containerOf(file.container)]
    .filter((badge) => !!badge)
    .map(String);
}

const CONTAINERS: ReadonlyMap<string, string> = new Map([
  ["matroska", "MKV"],
  ["quicktime / mov", "MOV"],
]);

function containerOf(container: string | null): string | null {
  return container && (CONTAINERS.get(container.toLowerCase()) ?? container.toUpperCase());
}

/** @returns the languages of some tracks, each once, as they stand in the file */
export function languagesOf(tracks: readonly { language: string | null }[]): string[] {
  const known = tracks.flatMap(({ language }) => (language && language !== "und" ? [language] : []));
  return [...new Set(known)];
}

function layoutOf(channels: number, { mono, stereo }: LayoutNames): string | null {
  if (channels === 1) return mono;
  if (channels === 2) return stereo;
  return LAYOUTS[channels] ?? (channels > 0 ? `${channels}` : null);
}
