import { errorCode } from "../errors/index.ts";

const PROVIDER_CODES: ReadonlySet<string> = new Set([
  "provider_unreachable",
  "provider_rate_limited",
  "provider_refused",
  "provider_blocked",
  "provider_intercepted",
  "provider_answer_invalid",
  "not_found_at_provider",
]);

/** An outage, a refusal or an unusable answer of a provider: what is stored is shown instead. */
export function isProviderFailure(error: unknown): boolean {
  return PROVIDER_CODES.has(errorCode(error) ?? "");
}
