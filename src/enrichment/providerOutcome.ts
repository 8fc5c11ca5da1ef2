import type { UncheckedOutcome } from "../jobs/index.ts";

const LATER_MS = 60_000;

/**
 * What a provider's error means for a job: come back without cost, give up, or — null — an error like any other.
 *
 * @param unavailable applied when asking again helps nothing until something changes
 */
export function providerOutcome(
  error: unknown,
  provider: string,
  unavailable: (code: string) => void,
): UncheckedOutcome | null {
  if (!(error instanceof Error) || !("code" in error)) return null;
  const code = String(error.code);
  const wait = "retryAfterMs" in error && typeof error.retryAfterMs === "number" ? error.retryAfterMs : LATER_MS;
  switch (code) {
    case "provider_unreachable":
    case "provider_rate_limited":
      return { kind: "deferred", delayMs: Math.max(wait, 1_000), error: { code, fact: provider } };
    case "provider_refused":
    case "not_found_at_provider":
      return { kind: "failed", error: { code, fact: provider }, retry: false, apply: () => unavailable(code) };
    case "provider_answer_invalid":
      return { kind: "failed", error: { code, fact: provider }, retry: true };
    default:
      return null;
  }
}
