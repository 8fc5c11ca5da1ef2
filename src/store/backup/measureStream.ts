import { createHash } from "node:crypto";
import { closeSync, createReadStream, openSync, readSync } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";

const CHUNK_BYTES = 1024 * 1024;

export interface Measured {
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly crc32: number;
}

/** A stream that counts and hashes what passes through. `onBytes` may throw to end it. */
export function measureStream(onBytes: (bytes: number) => void = () => undefined) {
  const hash = createHash("sha256");
  let [sizeBytes, crc] = [0, 0];
  const stream = new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      sizeBytes += chunk.byteLength;
      hash.update(chunk);
      crc = crc32(chunk, crc);
      try {
        onBytes(sizeBytes);
        next(null, chunk);
      } catch (error) {
        next(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
  /** Once, after the stream has ended. */
  const result = (): Measured => ({ sizeBytes, sha256: hash.digest("hex"), crc32: crc });
  return { stream, result };
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** Blocks the thread: only for use before the library is open. */
export function sha256OfSync(file: string): string {
  const hash = createHash("sha256");
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const handle = openSync(file, "r");
  try {
    for (let read = readSync(handle, chunk); read > 0; read = readSync(handle, chunk))
      hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(handle);
  }
  return hash.digest("hex");
}
