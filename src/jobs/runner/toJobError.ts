import { errorCode } from "../../errors/index.ts";
import { storageCodeOf } from "../../store/index.ts";
import type { JobError } from "../jobHandler.ts";

const MAX_FACT_LENGTH = 300;

/** The stable code of what a job threw, and its message. @param signal the job's: a timeout is a separate error */
export function toJobError(error: unknown, signal?: AbortSignal): JobError {
  if (signal?.aborted && signal.reason instanceof DOMException && signal.reason.name === "TimeoutError") {
    return { code: "too_slow" };
  }
  const code = storageCodeOf(error) ?? errorCode(error) ?? "unexpected";
  return { code, fact: error instanceof Error ? error.message.slice(0, MAX_FACT_LENGTH) : undefined };
}
