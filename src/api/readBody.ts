import { ApiError, BodyTooLarge } from "./problems.ts";

/**
 * Reads a body into memory.
 * @throws BodyTooLarge; ApiError `upload_aborted` when there is no body
 */
export async function readBody(request: Request, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > limitBytes) throw new BodyTooLarge("body_too_large", { limitBytes });
    parts.push(part);
  }
  if (length === 0) throw new ApiError("upload_aborted");
  return new Uint8Array(Buffer.concat(parts));
}
