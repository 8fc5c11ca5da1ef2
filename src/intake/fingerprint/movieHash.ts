const CHUNK_BYTES = 64 * 1_024;
const WORD_BYTES = 8;

/** What is read of an opened file: `node:fs/promises`' handle, or one of a test. */
export interface ReadableAt {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
}

/**
 * The hash by which databases of subtitles know a file: its size plus the sums of all 64-bit words (little endian) of its
 * first and last 64 KiB. Source: trac.opensubtitles.org, HashSourceCodes.
 * @returns 16 hexadecimal digits; null for a file below 128 KiB, for which it is not defined
 */
export async function movieHash(file: ReadableAt, sizeBytes: number): Promise<string | null> {
  if (sizeBytes < 2 * CHUNK_BYTES) return null;
  let sum = BigInt(sizeBytes);
  for (const position of [0, sizeBytes - CHUNK_BYTES]) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, position);
    // It became shorter meanwhile.
    if (bytesRead < CHUNK_BYTES) return null;
    for (let at = 0; at < CHUNK_BYTES; at += WORD_BYTES) sum += chunk.readBigUInt64LE(at);
  }
  return BigInt.asUintN(64, sum).toString(16).padStart(16, "0");
}
