import { readBox } from "./boxes.ts";
import type { ReadAt } from "./completeness.ts";
import type { ContainerKind } from "./containerKind.ts";
import { readElement } from "./ebml.ts";

/** The maximum number of parts that are followed. Clusters of a long film hold a few seconds each. */
const MAX_PARTS = 20_000;
const PADDING_BOXES = new Set(["free", "skip", "wide"]);
const VOID = 0xec;

/** Whether the byte at `place` belongs to padding, or is after the container's last part. */
export function isPadding(container: ContainerKind, place: number, sizeBytes: number, readAt: ReadAt): boolean {
  if (container === "isobmff") return isBoxPadding(place, sizeBytes, readAt);
  if (container === "matroska") return isMatroskaPadding(place, readAt);
  return container === "avi" && isAviPadding(place, readAt);
}

function isBoxPadding(place: number, sizeBytes: number, readAt: ReadAt): boolean {
  let isDescribed = false;
  let offset = 0;
  for (let count = 0; count < MAX_PARTS && offset <= place; count++) {
    const box = readBox(offset, sizeBytes, readAt);
    if (!box) return isDescribed;
    if (place < box.end) return isDescribed && PADDING_BOXES.has(box.name);
    isDescribed ||= box.name === "moov";
    offset = box.end;
  }
  return false;
}

function isMatroskaPadding(place: number, readAt: ReadAt): boolean {
  const header = readElement(readAt(0, 12), 0);
  const segmentAt = (header?.headerBytes ?? 0) + (header?.size ?? 0);
  const segment = readElement(readAt(segmentAt, 12), 0);
  if (!segment || segment.size === null) return false;
  let offset = segmentAt + segment.headerBytes;
  if (place >= offset + segment.size) return true;
  for (let count = 0; count < MAX_PARTS; count++) {
    const element = readElement(readAt(offset, 12), 0);
    if (!element || element.size === null) return false;
    const end = offset + element.headerBytes + element.size;
    if (place < end) return element.id === VOID;
    offset = end;
  }
  return false;
}

function isAviPadding(place: number, readAt: ReadAt): boolean {
  let offset = 0;
  let riffEnd = 0;
  for (let count = 0; count < MAX_PARTS && offset <= place; count++) {
    const header = readAt(offset, 8);
    const name = header.toString("latin1", 0, 4);
    const isChunk = header.length === 8 && /^[A-Za-z0-9 ]{4}$/.test(name);
    if (!isChunk) return riffEnd > 0 && offset >= riffEnd;
    const end = offset + 8 + header.readUInt32LE(4);
    if (name === "RIFF") riffEnd = end;
    // The content of a RIFF chunk begins with its type, followed by nested chunks.
    else if (place < end) return name === "JUNK";
    offset = name === "RIFF" ? offset + 12 : end + (end % 2);
  }
  return false;
}
