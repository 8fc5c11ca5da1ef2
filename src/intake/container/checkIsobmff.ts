import { readBox } from "./boxes.ts";
import type { Completeness, ReadAt } from "./completeness.ts";

/** Fragmented files have two boxes a fragment; past this many the end is not looked for. */
const MAX_BOXES = 4_096;
/** Boxes without content: if they are truncated, nothing is lost. */
const PADDING = new Set(["free", "skip", "wide"]);

/** The top-level boxes must cover the file and describe it: without `moov` nothing can be played. */
export function checkIsobmff(sizeBytes: number, readAt: ReadAt): Completeness {
  let described = false;
  let offset = 0;
  for (let count = 0; count < MAX_BOXES && offset < sizeBytes; count++) {
    const box = readBox(offset, sizeBytes, readAt);
    if (!box) return checkTrailingBytes(described, offset, sizeBytes);
    if (described && PADDING.has(box.name) && box.end >= sizeBytes) return { kind: "complete" };
    if (box.end > sizeBytes) return { kind: "truncated", fact: `${sizeBytes} / ${box.end} bytes` };
    described ||= box.name === "moov";
    offset = box.end;
  }
  if (offset < sizeBytes) return { kind: "unknown" };
  return described ? { kind: "complete" } : { kind: "truncated", fact: "no moov" };
}

/** A few stray bytes after a complete file do no harm; zeros are space that a copy has not filled yet. */
function checkTrailingBytes(described: boolean, offset: number, sizeBytes: number): Completeness {
  if (!described) return { kind: "truncated", fact: `no moov, unreadable from byte ${offset}` };
  return sizeBytes - offset < 8 ? { kind: "complete" } : { kind: "unknown" };
}
