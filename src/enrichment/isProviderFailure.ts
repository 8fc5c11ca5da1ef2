import { errorCode } from "../errors/index.ts";
import { isOutageCode } from "../providers/index.ts";

/** An outage, a refusal or an unusable answer of a provider, or a film it does not have: what is stored is shown instead. */
export function isProviderFailure(error: unknown): boolean {
  const code = errorCode(error) ?? "";
  return isOutageCode(code) || code === "not_found_at_provider";
}
