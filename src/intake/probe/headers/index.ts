import type { ReadAt } from "../../container/completeness.ts";
import type { ContainerKind } from "../../container/containerKind.ts";
import { type ContainerHeaders, NO_HEADERS } from "./containerHeaders.ts";
import { readIsobmffHeaders } from "./isobmffHeaders.ts";
import { readMatroskaHeaders } from "./matroskaHeaders.ts";

export type { ContainerHeaders } from "./containerHeaders.ts";
export { NO_HEADERS } from "./containerHeaders.ts";

/** Reads the headers of tracks; a bounded number of small reads for any file. */
export function readContainerHeaders(container: ContainerKind, sizeBytes: number, readAt: ReadAt): ContainerHeaders {
  if (container === "matroska") return readMatroskaHeaders(sizeBytes, readAt) ?? NO_HEADERS;
  if (container === "isobmff") return readIsobmffHeaders(sizeBytes, readAt);
  const announcedSeconds = container === "avi" ? readAviSeconds(readAt) : null;
  return {
    ...NO_HEADERS,
    announcedSeconds,
    isOpenEnded: container === "mpegts" || container === "mpegps" || container === "ogg",
  };
}

/** The main header (`avih`) comes first: microseconds a frame, and the number of frames. */
function readAviSeconds(readAt: ReadAt): number | null {
  const header = readAt(0, 64);
  if (header.length < 64 || header.toString("latin1", 24, 28) !== "avih") return null;
  return (header.readUInt32LE(32) * header.readUInt32LE(48)) / 1e6 || null;
}
