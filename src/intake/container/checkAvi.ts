import type { Completeness, ReadAt } from "./completeness.ts";

/** Each chunk holds up to 1 GiB: far more than any film has. */
const MAX_CHUNKS = 256;
const UNFINISHED = new Set([0, 0xffffffff]);
/** Some writers include the chunk header, and padding, in the chunk size. */
const MISCOUNTED_BYTES = new Set([8, 9]);
/** The top-level chunks of an AVI: headers, padding, frames and index. */
const MAX_PARTS = 64;

/** Long files are a sequence of RIFF chunks, each with its length. */
export function checkAvi(sizeBytes: number, readAt: ReadAt): Completeness {
  let offset = 0;
  for (let count = 0; count < MAX_CHUNKS && offset < sizeBytes; count++) {
    const header = readAt(offset, 8);
    // Tags or padding after the last chunk.
    if (header.length < 8 || header.toString("latin1", 0, 4) !== "RIFF") break;
    const length = header.readUInt32LE(4);
    if (UNFINISHED.has(length)) return { kind: "unknown" };
    const end = offset + 8 + length;
    if (end > sizeBytes && !MISCOUNTED_BYTES.has(end - sizeBytes)) return checkParts(offset, end, sizeBytes, readAt);
    offset = end + (length % 2);
  }
  return { kind: "complete" };
}

/** A wrong total size is harmless when all chunks are present and the index is last. */
function checkParts(start: number, end: number, sizeBytes: number, readAt: ReadAt): Completeness {
  let offset = start + 12;
  for (let count = 0; count < MAX_PARTS && offset < sizeBytes; count++) {
    const header = readAt(offset, 8);
    if (header.length < 8) break;
    const partEnd = offset + 8 + header.readUInt32LE(4);
    if (header.toString("latin1", 0, 4) === "idx1" && partEnd <= sizeBytes) return { kind: "complete" };
    offset = partEnd + (partEnd % 2);
  }
  return { kind: "truncated", fact: `${sizeBytes} / ${end} bytes` };
}
