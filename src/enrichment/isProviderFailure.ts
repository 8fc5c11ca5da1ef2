import { errorCode } from "../errors/index.ts";

const OUTAGES: ReadonlySet<string> = new Set([
  "provider_unreachable",
  "provider_rate_limited",
  "provider_refused",
  "provider_answer_invalid",
  "not_found_at_provider",
]);

/** The provider's trouble, not ours: what is stored is shown meanwhile. */
export function isProviderFailure(error: unknown): boolean {
  return OUTAGES.has(errorCode(error) ?? "");
}
