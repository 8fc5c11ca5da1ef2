import type { EngineConfig } from "../config.ts";
import { MAX_JSON_BODY_BYTES, type StreamRoute } from "../contract/index.ts";
import { limitBody } from "./limitBody.ts";
import { BodyTooLarge, type BodyTooLargeCode } from "./problems.ts";

/** What a body may hold, and the code of its refusal. */
export interface BodyLimit {
  readonly limitBytes: number;
  readonly code: BodyTooLargeCode;
}

/** Every route of the contract that reads JSON. */
export const JSON_LIMIT: BodyLimit = { limitBytes: MAX_JSON_BODY_BYTES, code: "body_too_large" };

/** What the contract states for a route that streams; nothing where it states none. */
export function limitOfStream(
  { bodyLimitBytes = 0 }: StreamRoute,
  { uploadLimitBytes }: Pick<EngineConfig, "uploadLimitBytes">,
): BodyLimit {
  return bodyLimitBytes === "upload"
    ? { limitBytes: uploadLimitBytes, code: "upload_too_large" }
    : { limitBytes: bodyLimitBytes, code: "body_too_large" };
}

/**
 * Answers a request whose body ends at the limit. What the handler made of a body that was cut off is not its answer.
 * @throws BodyTooLarge, and what the handler throws
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
