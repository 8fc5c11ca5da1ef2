import type { DolbyVision, ProbedSubtitles } from "../probedMedia.ts";

/** The header fields of each track, in file order. */
export interface TrackHeader {
  readonly kind: "video" | "audio" | "subtitle";
  /** BCP 47, if the container has a field for it: ffprobe only reads the older field without regions. */
  readonly languageTag: string | null;
  /** For containers that store it where ffprobe does not read it. */
  readonly title: string | null;
  readonly dolbyVision: DolbyVision | null;
  /** For a subtitle track. */
  readonly subtitles: ProbedSubtitles | null;
}

export interface ContainerHeaders {
  /** `matroska` or `webm`; null for formats where it does not matter. */
  readonly container: string | null;
  readonly tracks: readonly TrackHeader[];
  /** Constant frame rate in the header; null when not stated. */
  readonly frameRate: number | null;
  /** The file is fragmented, so its header does not announce its end. */
  readonly isOpenEnded: boolean;
  /** For AVI, where ffprobe measures the existing content instead. */
  readonly announcedSeconds: number | null;
  /**
   * The headers contain nothing that requires ffprobe: square pixels, constant and progressive 8-bit frames, mono or
   * stereo audio, no chapters, no subtitles, only default flags. `video` holds the values of the parameter sets.
   */
  readonly plain: { readonly profile: string | null } | null;
}

export const NO_HEADERS: ContainerHeaders = {
  container: null,
  tracks: [],
  frameRate: null,
  isOpenEnded: true,
  announcedSeconds: null,
  plain: null,
};
