import { checkStructure } from "./checkStructure.ts";
import type { Completeness, ReadAt } from "./completeness.ts";
import type { ContainerKind } from "./containerKind.ts";
import { isZeros } from "./sniffContainer.ts";

/**
 * Whether a file is complete, by its structure and by its last bytes: a copy into reserved space has its final size from
 * the start, and is recognised by zeros at its end.
 */
export function checkCompleteness(
  container: ContainerKind,
  sizeBytes: number,
  tail: Uint8Array,
  readAt: ReadAt,
): Completeness {
  if (isZeros(tail)) return { kind: "truncated", fact: "zeros at the end" };
  return checkStructure(container, sizeBytes, readAt);
}
