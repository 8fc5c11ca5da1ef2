/** Errors that say something of the provider and nothing of a film. The job queue reads `code` and `retryAfterMs`. */
const OUTAGE_CODES = [
  "provider_unreachable",
  "provider_rate_limited",
  "provider_refused",
  "provider_blocked",
  "provider_intercepted",
  "provider_answer_invalid",
] as const;
type OutageCode = (typeof OUTAGE_CODES)[number];
export type ProviderErrorCode = OutageCode | "not_found_at_provider";

/** By the code, which an error keeps when it comes from a thread. */
export function isOutageCode(code: string): code is OutageCode {
  return OUTAGE_CODES.some((known) => known === code);
}

/** Why a provider cannot be reached; none of these says anything about a film. */
export type OutageReason =
  | "network"
  | "timeout"
  | "server_error"
  | "not_json"
  | "answer_cut"
  | "circuit_open"
  | "offline"
  | "closed";

export type RefusalReason = "no_key" | "wrong_key" | "email_unconfirmed" | "account_suspended";

/** The sender of a block: the service itself (its text is `detail`), or an intermediary such as a proxy. */
export type BlockedBy = "service" | "network";

export type InvalidReason = "unexpected_shape" | "too_large" | "request_refused" | "redirect_outside" | "bad_address";

/** `code` is stable; `facts` can be logged and shown. Neither ever has a key or a full address. */
export abstract class ProviderError extends Error {
  abstract readonly code: ProviderErrorCode;
  abstract readonly facts: Readonly<Record<string, string | number>>;
}

/** No usable answer: no network, time-out, 5xx, HTML instead of JSON, or an open circuit after repeated failures. Try later. */
export class ProviderUnreachable extends ProviderError {
  readonly code = "provider_unreachable";
  readonly retryAfterMs: number;
  readonly facts: { provider: string; reason: OutageReason; retryAfterMs: number; detail: string };

  constructor(provider: string, reason: OutageReason, retryAfterMs: number, detail = "") {
    super(
      `${provider} does not answer (${reason}${detail === "" ? "" : `: ${detail}`}), next attempt in ${retryAfterMs} ms`,
    );
    this.name = "ProviderUnreachable";
    this.retryAfterMs = retryAfterMs;
    this.facts = { provider, reason, retryAfterMs, detail };
  }
}

/** Too many requests, or the provider is overloaded (`maxlag`). The wait does not count as an attempt. */
export class ProviderRateLimited extends ProviderError {
  readonly code = "provider_rate_limited";
  readonly retryAfterMs: number;
  readonly facts: { provider: string; retryAfterMs: number };

  constructor(provider: string, retryAfterMs: number) {
    super(`${provider} asks to wait ${retryAfterMs} ms`);
    this.name = "ProviderRateLimited";
    this.retryAfterMs = retryAfterMs;
    this.facts = { provider, retryAfterMs };
  }
}

/**
 * All requests are blocked, by a 403 of the service or a proxy's page. This is not about a particular film or key and
 * does not require a change in this program, so the requests are retried later.
 */
export class ProviderBlocked extends ProviderError {
  readonly code: "provider_blocked" | "provider_intercepted";
  readonly retryAfterMs: number;
  readonly facts: { provider: string; by: BlockedBy; retryAfterMs: number; detail: string };

  constructor(provider: string, by: BlockedBy, retryAfterMs: number, detail = "") {
    const who = by === "service" ? provider : `something between this machine and ${provider}`;
    super(`${who} blocks requests${detail === "" ? "" : ` (${detail})`}, next attempt in ${retryAfterMs} ms`);
    this.name = "ProviderBlocked";
    this.code = by === "service" ? "provider_blocked" : "provider_intercepted";
    this.retryAfterMs = retryAfterMs;
    this.facts = { provider, by, retryAfterMs, detail };
  }
}

/** The provider refuses the key or the program: trying again does not help until the owner changes something. */
export class ProviderRefused extends ProviderError {
  readonly code = "provider_refused";
  readonly reason: RefusalReason;
  readonly facts: { provider: string; reason: RefusalReason };

  constructor(provider: string, reason: RefusalReason) {
    super(`${provider} refuses (${reason})`);
    this.name = "ProviderRefused";
    this.reason = reason;
    this.facts = { provider, reason };
  }
}

/** The response cannot be used, and the same request would get the same response. */
export class ProviderAnswerInvalid extends ProviderError {
  readonly code = "provider_answer_invalid";
  readonly reason: InvalidReason;
  readonly facts: { provider: string; reason: InvalidReason; route: string; detail: string };

  constructor(provider: string, reason: InvalidReason, route: string, detail = "") {
    super(`${provider} gave an unusable answer to ${route} (${reason}${detail === "" ? "" : `: ${detail}`})`);
    this.name = "ProviderAnswerInvalid";
    this.reason = reason;
    this.facts = { provider, reason, route, detail };
  }
}

/** The provider has nothing with this id: final for the id, never a reason to delete a match. */
export class NotFoundAtProvider extends ProviderError {
  readonly code = "not_found_at_provider";
  readonly facts: { provider: string; route: string };

  constructor(provider: string, route: string) {
    super(`${provider} has nothing for ${route}`);
    this.name = "NotFoundAtProvider";
    this.facts = { provider, route };
  }
}
