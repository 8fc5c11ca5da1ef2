import { hash } from "node:crypto";

export const SAMPLE_BYTES = 64 * 1_024;

/** The head, the middle and the tail of a file; a file of up to three samples is one sample. */
export interface Samples {
  readonly head: Buffer;
  readonly middle: Buffer;
  readonly tail: Buffer;
}

/** Reads three samples through `readAt(offset, length)`. */
export function takeSamples(sizeBytes: number, readAt: (offset: number, length: number) => Buffer): Samples {
  const nothing = Buffer.alloc(0);
  if (sizeBytes <= 3 * SAMPLE_BYTES) return { head: readAt(0, sizeBytes), middle: nothing, tail: nothing };
  return {
    head: readAt(0, SAMPLE_BYTES),
    middle: readAt(Math.floor(sizeBytes / 2) - SAMPLE_BYTES / 2, SAMPLE_BYTES),
    tail: readAt(sizeBytes - SAMPLE_BYTES, SAMPLE_BYTES),
  };
}

/** SHA-256 of the size (64 bits, little endian) and the samples; 64 hexadecimal digits. */
export function fingerprintOf(sizeBytes: number, { head, middle, tail }: Samples): string {
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(sizeBytes));
  return hash("sha256", Buffer.concat([size, head, middle, tail]), "hex");
}
