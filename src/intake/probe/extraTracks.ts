import type { ReadAt } from "../container/completeness.ts";
import type { ContainerKind } from "../container/containerKind.ts";
import { readIsobmffExtras } from "./isobmffExtras.ts";
import { readMatroskaExtras } from "./matroskaExtras.ts";
import type { ProbedSubtitles } from "./probedMedia.ts";

/** What mediabunny does not tell. */
export interface ExtraTracks {
  readonly subtitles: readonly ProbedSubtitles[];
  readonly dolbyVision: boolean;
  /** Frames per second by the header, where it says so. */
  readonly frameRate: number | null;
}

const NOTHING: ExtraTracks = { subtitles: [], dolbyVision: false, frameRate: null };

/** Reads track headers for subtitles and Dolby Vision; a bounded number of small reads, whatever the file holds. */
export function readExtraTracks(container: ContainerKind, sizeBytes: number, readAt: ReadAt): ExtraTracks {
  if (container === "matroska") return readMatroskaExtras(sizeBytes, readAt) ?? NOTHING;
  if (container === "isobmff") return readIsobmffExtras(sizeBytes, readAt);
  return NOTHING;
}
