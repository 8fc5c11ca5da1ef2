import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { hasCode } from "../../errors/index.ts";
import { ApiError } from "../problems.ts";

/** An image's address changes with its content. */
const CACHE_CONTROL = "private, max-age=31536000, immutable";

/**
 * @param onMissing called where the file should be there and is not
 * @throws ApiError `not_found`
 */
export async function sendImage(file: string | null, onMissing: () => void = () => undefined): Promise<Response> {
  if (!file) throw new ApiError("not_found");
  const sizeBytes = await sizeOf(file);
  if (sizeBytes === null) {
    onMissing();
    throw new ApiError("not_found");
  }
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
    headers: { "content-type": "image/webp", "content-length": String(sizeBytes), "cache-control": CACHE_CONTROL },
  });
}

/** Null where there is no such file. */
async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}
