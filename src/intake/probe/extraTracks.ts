import type { ProbedSubtitles } from "./probedMedia.ts";

/** What mediabunny leaves out. */
export interface ExtraTracks {
  readonly subtitles: readonly ProbedSubtitles[];
  readonly dolbyVision: boolean;
  /** Frames per second by the header, where it says so. */
  readonly frameRate: number | null;
}
