import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

const CHUNK_BYTES = 1_024 * 1_024;

/**
 * SHA-256 of a whole file, 64 hexadecimal digits: settles whether two files of one fingerprint are the same.
 * Runs in the `media` pool; the thread is ended when the caller aborts.
 * @throws the file system's error (`ENOENT`, `EACCES`, …)
 */
export async function hashFile({ path }: { path: string }): Promise<string> {
  const digest = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: CHUNK_BYTES }), digest);
  return digest.digest("hex");
}
