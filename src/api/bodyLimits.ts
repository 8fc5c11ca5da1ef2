import type { EngineConfig } from "../config.ts";
import { MAX_JSON_BODY_BYTES, type StreamRoute } from "../contract/index.ts";
import { limitBody } from "./limitBody.ts";
import { BodyTooLarge, type BodyTooLargeCode } from "./problems.ts";

/** The size limit of a body, and the error code when it is exceeded. */
export interface BodyLimit {
  readonly limitBytes: number;
  readonly code: BodyTooLargeCode;
}

/** Applies to every JSON route of the contract. */
export const JSON_LIMIT: BodyLimit = { limitBytes: MAX_JSON_BODY_BYTES, code: "body_too_large" };

/** The limit that the contract declares for a streaming route; 0 bytes when it declares none. */
export function limitOfStream(
  { bodyLimitBytes = 0 }: StreamRoute,
  { uploadLimitBytes }: Pick<EngineConfig, "uploadLimitBytes">,
): BodyLimit {
  return bodyLimitBytes === "upload"
    ? { limitBytes: uploadLimitBytes, code: "upload_too_large" }
    : { limitBytes: bodyLimitBytes, code: "body_too_large" };
}

/**
 * Runs a handler on a request with a limited body. When the limit is exceeded, the handler's answer to the truncated
 * body is discarded.
 * @throws BodyTooLarge, and whatever the handler throws
 */
export async function withinLimit<Answer>(
  request: Request,
  { limitBytes, code }: BodyLimit,
  answer: (limited: Request) => Promise<Answer>,
): Promise<Answer> {
  const tooLarge = new BodyTooLarge(code, { limitBytes });
  const limited = limitBody(request, limitBytes, tooLarge);
  if (!limited) throw tooLarge;
  try {
    const answered = await answer(limited.request);
    if (limited.exceeded()) throw tooLarge;
    return answered;
  } catch (error) {
    throw limited.exceeded() ? tooLarge : error;
  }
}
