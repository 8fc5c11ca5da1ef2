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
  return { ...NO_HEADERS, isOpenEnded: container === "mpegts" || container === "mpegps" || container === "ogg" };
}
