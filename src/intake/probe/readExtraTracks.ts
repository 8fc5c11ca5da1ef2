import type { ReadAt } from "../container/completeness.ts";
import type { ContainerKind } from "../container/containerKind.ts";
import type { ExtraTracks } from "./extraTracks.ts";
import { readIsobmffExtras } from "./isobmffExtras.ts";
import { readMatroskaExtras } from "./matroskaExtras.ts";

const NOTHING: ExtraTracks = { subtitles: [], dolbyVision: false, frameRate: null };

/** Reads track headers for subtitles and Dolby Vision; a bounded number of small reads for any file. */
export function readExtraTracks(container: ContainerKind, sizeBytes: number, readAt: ReadAt): ExtraTracks {
  if (container === "matroska") return readMatroskaExtras(sizeBytes, readAt) ?? NOTHING;
  if (container === "isobmff") return readIsobmffExtras(sizeBytes, readAt);
  return NOTHING;
}
