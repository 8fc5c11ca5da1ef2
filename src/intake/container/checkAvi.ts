import type { Completeness, ReadAt } from "./completeness.ts";

/** Each chunk holds up to 1 GiB: far more than any film has. */
const MAX_CHUNKS = 256;
const UNFINISHED = new Set([0, 0xffffffff]);

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
    if (end > sizeBytes) return { kind: "truncated", fact: `${sizeBytes} / ${end} bytes` };
    offset = end + (length % 2);
  }
  return { kind: "complete" };
}
