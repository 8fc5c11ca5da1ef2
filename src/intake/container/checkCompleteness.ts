import { checkStructure } from "./checkStructure.ts";
import type { Completeness, ReadAt } from "./completeness.ts";
import type { ContainerKind } from "./containerKind.ts";
import { isPadding } from "./isPadding.ts";
import { isZeros } from "./sniffContainer.ts";

/**
 * Whether a file seems complete, by its structure and its last bytes. A copy into preallocated space has its final
 * size from the start and is recognised by trailing zeros. Zeros inside padding, or after the container's last part,
 * are ignored.
 */
export function checkCompleteness(
  container: ContainerKind,
  sizeBytes: number,
  tail: Uint8Array,
  readAt: ReadAt,
): Completeness {
  const judged = checkStructure(container, sizeBytes, readAt);
  if (judged.kind === "truncated" || !isZeros(tail) || isPadding(container, sizeBytes - 1, sizeBytes, readAt))
    return judged;
  return { kind: "truncated", fact: "zeros at the end" };
}
