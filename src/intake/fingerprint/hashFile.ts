import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import type { AllowedRoots } from "../fileAccess/allowedRoots.ts";
import { openFileHandle } from "../fileAccess/openForReading.ts";

const CHUNK_BYTES = 1_024 * 1_024;

/**
 * SHA-256 of a whole file, 64 hexadecimal digits: decides whether two files with the same fingerprint are identical.
 * Runs in the `media` pool; the thread is terminated when the caller aborts.
 * @param roots where links that are now in the path may lead
 * @throws LinkInPath, or the file system's error (`ENOENT`, `EACCES`, …)
 */
export async function hashFile({ path, roots = [] }: { path: string; roots?: AllowedRoots }): Promise<string> {
  const digest = createHash("sha256");
  const { handle } = await openFileHandle(path, roots);
  await pipeline(handle.createReadStream({ highWaterMark: CHUNK_BYTES }), digest);
  return digest.digest("hex");
}
