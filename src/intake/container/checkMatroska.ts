import type { Completeness, ReadAt } from "./completeness.ts";
import { readElement } from "./ebml.ts";

const EBML_HEADER = 0x1a45dfa3;
const SEGMENT = 0x18538067;

/** The segment's header has its length, unless it was written live. */
export function checkMatroska(sizeBytes: number, readAt: ReadAt): Completeness {
  const header = readElement(readAt(0, 12), 0);
  if (header?.id !== EBML_HEADER || header.size === null) return { kind: "unknown" };
  const segmentAt = header.headerBytes + header.size;
  const segment = readElement(readAt(segmentAt, 12), 0);
  if (!segment) return { kind: "truncated", fact: "no segment" };
  if (segment.id !== SEGMENT || segment.size === null) return { kind: "unknown" };
  const end = segmentAt + segment.headerBytes + segment.size;
  return end > sizeBytes ? { kind: "truncated", fact: `${sizeBytes} / ${end} bytes` } : { kind: "complete" };
}
