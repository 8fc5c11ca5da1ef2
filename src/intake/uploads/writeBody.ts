import { type FileHandle, statfs } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { UploadError } from "./uploadError.ts";

/** This much of the disk is never filled. */
const MIN_FREE_BYTES = 1024 ** 3;
const CHECK_EVERY_BYTES = 64 * 1024 ** 2;

export interface UploadLimits {
  readonly folder: string;
  readonly limitBytes: number;
}

/**
 * Streams a body into an open file, syncs and closes it.
 * @throws UploadError past a limit, the stream's error, the file system's error
 */
export async function writeBody(
  handle: FileHandle,
  body: WebStream<Uint8Array>,
  limits: UploadLimits,
  signal: AbortSignal,
): Promise<void> {
  try {
    const write = async (chunks: AsyncIterable<Uint8Array>) => {
      for await (const chunk of chunks) await handle.appendFile(chunk);
    };
    await pipeline(Readable.fromWeb(body), withinLimits(limits), write, { signal });
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Passes chunks on as long as the body and the disk allow it. */
function withinLimits({ folder, limitBytes }: UploadLimits): Transform {
  let received = 0;
  let checkedAt = -CHECK_EVERY_BYTES;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      received += chunk.byteLength;
      if (received > limitBytes) return next(new UploadError("upload_too_large", { limitBytes }));
      if (received - checkedAt < CHECK_EVERY_BYTES) return next(null, chunk);
      checkedAt = received;
      hasRoom(folder).then(
        (room) => (room ? next(null, chunk) : next(new UploadError("disk_full"))),
        (error: Error) => next(error),
      );
    },
  });
}

/** @throws UploadError `disk_full` where the disk has too little room for anything that a person sends */
export async function requireRoom(folder: string): Promise<void> {
  if (!(await hasRoom(folder))) throw new UploadError("disk_full");
}

async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > MIN_FREE_BYTES;
}
