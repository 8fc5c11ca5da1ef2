import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

const CHUNK_BYTES = 256 * 1024;

export interface Chunk {
  readonly bytes: Buffer;
  /** Bytes read from the disk so far, before decompression. */
  readonly bytesRead: number;
}

/**
 * The bytes of a file of any size, decompressed where it is gzipped, one chunk at a time.
 * @throws what the file system and zlib throw (`Z_BUF_ERROR`: the file ends too early); `signal.reason` once aborted
 */
export async function* readBytes(path: string, signal: AbortSignal): AsyncGenerator<Chunk> {
  const isPacked = await isGzipped(path);
  // Opened only now: a stream that fails while nobody reads it would end the program.
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (!isPacked) {
    // Without an encoding a stream gives buffers; its type is `any`.
    for await (const bytes of file as AsyncIterable<Buffer>) {
      signal.throwIfAborted();
      yield { bytes, bytesRead: file.bytesRead };
    }
    return;
  }
  const decompressed = createGunzip({ chunkSize: CHUNK_BYTES });
  const flow = pipeline(file, decompressed);
  // The loop below throws the same error.
  flow.catch(() => undefined);
  try {
    for await (const bytes of decompressed as AsyncIterable<Buffer>) {
      signal.throwIfAborted();
      yield { bytes, bytesRead: file.bytesRead };
    }
    await flow;
  } finally {
    file.destroy();
    decompressed.destroy();
  }
}

async function isGzipped(path: string): Promise<boolean> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
}
