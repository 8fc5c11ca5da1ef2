import { checkAvi } from "./checkAvi.ts";
import { checkIsobmff } from "./checkIsobmff.ts";
import { checkMatroska } from "./checkMatroska.ts";
import type { Completeness, ReadAt } from "./completeness.ts";
import type { ContainerKind } from "./containerKind.ts";

/** Whether the container's structure is complete. Reads a few dozen headers at most. */
export function checkStructure(container: ContainerKind, sizeBytes: number, readAt: ReadAt): Completeness {
  if (container === "isobmff") return checkIsobmff(sizeBytes, readAt);
  if (container === "matroska") return checkMatroska(sizeBytes, readAt);
  if (container === "avi") return checkAvi(sizeBytes, readAt);
  return { kind: "unknown" };
}
