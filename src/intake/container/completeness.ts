import { readAviEnd } from "./aviEnd.ts";
import type { ContainerKind } from "./containerKind.ts";
import { readIsobmffEnd } from "./isobmffEnd.ts";
import { readMatroskaEnd } from "./matroskaEnd.ts";

/** Whether the file holds what its own structure announces. `unknown` where the container announces nothing. */
export type Completeness =
  | { readonly kind: "complete" }
  | { readonly kind: "unknown" }
  | { readonly kind: "truncated"; readonly fact: string };

/** Up to `length` bytes from `offset`, fewer at the end of the file. */
export type ReadAt = (offset: number, length: number) => Buffer;

/** Reads a few dozen headers at most; never the pictures between them. */
export function judgeCompleteness(container: ContainerKind, sizeBytes: number, readAt: ReadAt): Completeness {
  if (container === "isobmff") return readIsobmffEnd(sizeBytes, readAt);
  if (container === "matroska") return readMatroskaEnd(sizeBytes, readAt);
  if (container === "avi") return readAviEnd(sizeBytes, readAt);
  return { kind: "unknown" };
}
