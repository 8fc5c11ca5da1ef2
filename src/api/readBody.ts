import { ApiError } from "./problems.ts";

/**
 * A body as it came, held in memory.
 * @throws ApiError (`body_too_large`, `upload_aborted` where there is none)
 */
export async function readBody(request: Request, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > limitBytes) throw new ApiError("body_too_large");
    parts.push(part);
  }
  if (length === 0) throw new ApiError("upload_aborted");
  return new Uint8Array(Buffer.concat(parts));
}
