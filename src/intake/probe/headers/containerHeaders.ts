import type { DolbyVision, ProbedSubtitles } from "../probedMedia.ts";

/** What the header of a track says, in the file's order. */
export interface TrackHeader {
  readonly kind: "video" | "audio" | "subtitle";
  /** BCP 47, where the container has a field for it: ffprobe reads only the older one, without regions. */
  readonly languageTag: string | null;
  /** Where the container has it in a place that ffprobe does not read. */
  readonly title: string | null;
  readonly dolbyVision: DolbyVision | null;
  /** Of a subtitle track. */
  readonly subtitles: ProbedSubtitles | null;
}

export interface ContainerHeaders {
  /** `matroska` or `webm`; null where the format needs no closer look. */
  readonly container: string | null;
  readonly tracks: readonly TrackHeader[];
  /** Frames per second by the header, constant; null where it does not say. */
  readonly frameRate: number | null;
  /** Written piece by piece: the header does not announce where the film ends. */
  readonly isOpenEnded: boolean;
  /** Of an AVI: ffprobe measures what is there instead. */
  readonly announcedSeconds: number | null;
  /**
   * Nothing in these headers needs ffprobe: square pixels, constant and progressive frames of 8 bits, mono or stereo
   * sound, no chapters, no subtitles, no flags but the usual ones. `video` says what the parameter sets say.
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
