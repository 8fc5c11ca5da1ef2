import { readAviEnd } from "./aviEnd.ts";
import type { Completeness, ReadAt } from "./completeness.ts";
import type { ContainerKind } from "./containerKind.ts";
import { readIsobmffEnd } from "./isobmffEnd.ts";
import { readMatroskaEnd } from "./matroskaEnd.ts";

/** Reads a few dozen headers at most; never the pictures between them. */
export function judgeCompleteness(container: ContainerKind, sizeBytes: number, readAt: ReadAt): Completeness {
  if (container === "isobmff") return readIsobmffEnd(sizeBytes, readAt);
  if (container === "matroska") return readMatroskaEnd(sizeBytes, readAt);
  if (container === "avi") return readAviEnd(sizeBytes, readAt);
  return { kind: "unknown" };
}
