import type { Clock } from "../../time/index.ts";
import type { CircuitBreaker } from "./circuitBreaker.ts";
import { classifyResponse, type ResponseInterpreter } from "./classifyResponse.ts";
import type { FetchOutcome, HttpResponse } from "./fetchResponse.ts";
import {
  NotFoundAtProvider,
  type OutageReason,
  ProviderAnswerInvalid,
  ProviderBlocked,
  type ProviderError,
  ProviderRateLimited,
  ProviderRefused,
  ProviderUnreachable,
} from "./providerErrors.ts";
import { redactSecrets } from "./redactSecrets.ts";
import { parseRetryAfterMs } from "./retryAfter.ts";

export interface RequestOutcomeOptions {
  readonly provider: string;
  readonly breaker: CircuitBreaker;
  readonly clock: Clock;
  readonly interpret: ResponseInterpreter | undefined;
}

/** Turns the outcome of a request into the error that its caller gets, and tells the circuit breaker. */
export class RequestOutcome {
  readonly #provider: string;
  readonly #breaker: CircuitBreaker;
  readonly #clock: Clock;
  readonly #interpret: ResponseInterpreter | undefined;

  constructor({ provider, breaker, clock, interpret }: RequestOutcomeOptions) {
    this.#provider = provider;
    this.#breaker = breaker;
    this.#clock = clock;
    this.#interpret = interpret;
  }

  /**
   * @param isBackground whether no user waits for the request
   * @returns the error to throw: a `ProviderError` or the abort reason; null for a usable response
   */
  errorOf(outcome: FetchOutcome, route: string, isBackground = false): unknown {
    switch (outcome.kind) {
      case "aborted":
        this.#breaker.onAbort();
        return outcome.reason;
      case "outage":
        return this.#outage(outcome.reason, redactSecrets(outcome.detail), null);
      case "redirect_outside":
        this.#breaker.onAbort();
        return new ProviderAnswerInvalid(this.#provider, "redirect_outside", route, outcome.host);
      case "too_large":
        this.#breaker.onSuccess();
        return new ProviderAnswerInvalid(this.#provider, "too_large", route);
      case "response":
        return this.#errorOfResponse(outcome.response, route, isBackground);
    }
  }

  #errorOfResponse(response: HttpResponse, route: string, isBackground: boolean): ProviderError | null {
    const provider = this.#provider;
    const retryAfterMs = parseRetryAfterMs(response.headers.get("retry-after"), this.#clock.now());
    const found = this.#interpret?.(response) ?? classifyResponse(response);
    switch (found.kind) {
      case "lagging":
        return new ProviderRateLimited(
          provider,
          isBackground ? this.#breaker.onLag(retryAfterMs) : this.#breaker.onRateLimit(retryAfterMs),
        );
      case "overloaded":
        return new ProviderRateLimited(provider, this.#breaker.onRateLimit(retryAfterMs));
      case "unavailable":
        return this.#outage("server_error", found.detail, retryAfterMs);
      case "blocked": {
        const detail = redactSecrets(found.detail);
        return new ProviderBlocked(provider, found.by, this.#breaker.onBlock(found.by, detail, retryAfterMs), detail);
      }
      case "refused":
        this.#breaker.onRefusal(found.reason);
        return new ProviderRefused(provider, found.reason);
      default:
    }
    // HTML from a proxy or a captive portal says nothing about a film, with any status.
    if (response.isUnexpectedType) return this.#outage("not_json", `status ${response.status}`, retryAfterMs);
    this.#breaker.onSuccess();
    if (found.kind === "not_found") return new NotFoundAtProvider(provider, route);
    if (found.kind === "request_refused")
      return new ProviderAnswerInvalid(provider, "request_refused", route, redactSecrets(found.detail));
    return null;
  }

  #outage(reason: OutageReason, detail: string, retryAfterMs: number | null): ProviderUnreachable {
    const waitMs = this.#breaker.onFailure(detail === "" ? reason : detail, retryAfterMs);
    return new ProviderUnreachable(this.#provider, reason, waitMs, detail);
  }
}
