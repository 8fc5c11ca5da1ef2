import type { ProbedSubtitles } from "./probedMedia.ts";

/** What mediabunny does not tell. */
export interface ExtraTracks {
  readonly subtitles: readonly ProbedSubtitles[];
  readonly dolbyVision: boolean;
  /** Frames per second by the header, where it says so. */
  readonly frameRate: number | null;
}
