import type { UncheckedOutcome } from "../jobs/index.ts";

const DEFAULT_RETRY_MS = 60_000;
const UNUSABLE_RETRY_MS = 15 * 60_000;

/**
 * The outcome of a job whose provider failed: deferred without counting as an attempt during an outage, failed otherwise.
 *
 * @param unavailable applied when trying again does not help until something changes
 * @param unusable applied when the response could not be used; the request is repeated much later
 * @returns null for an error that is not a provider's
 */
export function providerOutcome(
  error: unknown,
  provider: string,
  unavailable: (code: string) => void,
  unusable?: (code: string) => void,
): UncheckedOutcome | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const code = String(error.code);
  const wait =
    "retryAfterMs" in error && typeof error.retryAfterMs === "number" ? error.retryAfterMs : DEFAULT_RETRY_MS;
  switch (code) {
    case "provider_unreachable":
    case "provider_rate_limited":
    case "provider_blocked":
    case "provider_intercepted":
      return { kind: "deferred", delayMs: Math.max(wait, 1_000), error: { code, fact: provider } };
    case "provider_refused":
    case "not_found_at_provider":
      return { kind: "failed", error: { code, fact: provider }, retry: false, apply: () => unavailable(code) };
    case "provider_answer_invalid":
      // The error is not about the film, so the job does not give up; a retry a minute later would fail the same way.
      return {
        kind: "deferred",
        delayMs: UNUSABLE_RETRY_MS,
        error: { code, fact: provider },
        apply: () => unusable?.(code),
      };
    default:
      return null;
  }
}
