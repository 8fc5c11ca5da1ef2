import { type Clock, createMonotonicClock } from "../../time/index.ts";
import {
  type ProviderError,
  ProviderRateLimited,
  ProviderRefused,
  ProviderUnreachable,
  type RefusalReason,
} from "./providerErrors.ts";
import { backoffMs } from "./retryAfter.ts";

/** After this many failures in a row a provider is left alone, then asked once. */
export const FAILURES_BEFORE_OPEN = 5;
export const OPEN_MS = 30_000;
/** A refused key is tried again this much later, in case the owner repaired the account and not the key. */
const REFUSED_FOR_MS = 15 * 60_000;
const PROBE_UNDER_WAY_MS = 2_000;
/** A shorter rest that is asked for is none. */
const SHORTEST_REST_MS = 1_000;

export type ProviderState = "ok" | "degraded" | "down" | "unconfigured" | "refused" | "unknown";
/** `since` is an ISO 8601 UTC time. */
export type ProviderHealth = { readonly state: ProviderState; readonly since: string; readonly detail?: string };

/**
 * Decides whether a request may leave now, from what the last ones brought:
 *
 *     closed ──5 failures──▶ left alone 30 s ──▶ one probe ──success──▶ closed
 *                                   ▲                 └────failure────┐
 *                                   └─────────────────────────────────┘
 *
 * A 429 rests the whole provider, not the one request; a refusal stops it until the key changes or a quarter of an hour.
 */
export type CircuitBreaker = ReturnType<typeof createCircuitBreaker>;

export function createCircuitBreaker(options: { provider: string; clock: Clock; random: () => number }) {
  const { provider, clock, random } = options;
  // What waits is not to wait for years because the machine's clock was set back.
  const time = createMonotonicClock(clock);
  let failuresInARow = 0;
  let leftAloneUntil = 0;
  let isProbing = false;
  let restingUntil = 0;
  let limitsInARow = 0;
  let refusal: { reason: RefusalReason; until: number } | null = null;
  let health: { state: ProviderState; since: number; detail?: string } = { state: "unknown", since: clock.now() };

  function become(state: ProviderState, detail?: string): void {
    const since = health.state === state ? health.since : clock.now();
    health = { state, since, ...(detail === undefined ? {} : { detail }) };
  }

  /** The reason a request may not leave now, or null. */
  function blockedBy(): ProviderError | null {
    const now = time.now();
    if (refusal !== null && now < refusal.until) return new ProviderRefused(provider, refusal.reason);
    if (now < restingUntil) return new ProviderRateLimited(provider, restingUntil - now);
    if (now < leftAloneUntil) return new ProviderUnreachable(provider, "circuit_open", leftAloneUntil - now);
    if (isProbing) return new ProviderUnreachable(provider, "circuit_open", PROBE_UNDER_WAY_MS);
    return null;
  }

  return {
    obstacle: blockedBy,

    /** Takes the permission to send one request; every `enter` is followed by exactly one of the outcomes below. */
    acquire(): void {
      const found = blockedBy();
      if (found !== null) throw found;
      if (failuresInARow >= FAILURES_BEFORE_OPEN) isProbing = true;
    },

    onSuccess(): void {
      failuresInARow = 0;
      leftAloneUntil = 0;
      isProbing = false;
      refusal = null;
      if (time.now() < restingUntil) return;
      limitsInARow = 0;
      become("ok");
    },

    /** @returns milliseconds after which another attempt makes sense */
    onFailure(detail: string, retryAfterMs: number | null): number {
      const now = time.now();
      isProbing = false;
      failuresInARow += 1;
      // Requests that were under way when the gate closed fail late; they do not prolong the wait.
      if (failuresInARow >= FAILURES_BEFORE_OPEN && now >= leftAloneUntil) leftAloneUntil = now + OPEN_MS;
      if (retryAfterMs !== null) leftAloneUntil = Math.max(leftAloneUntil, now + retryAfterMs);
      become(now < leftAloneUntil ? "down" : "degraded", detail);
      return now < leftAloneUntil ? leftAloneUntil - now : backoffMs(failuresInARow, random());
    },

    /** @returns milliseconds for which the whole provider rests */
    onRateLimit(retryAfterMs: number | null): number {
      const now = time.now();
      isProbing = false;
      // Several answers of one wave count once, or six connections would turn one second into thirty.
      if (now >= restingUntil) limitsInARow += 1;
      // "Too many", and "again at once" or at a time that is over: asked so, it would be asked without an end.
      const isWait = retryAfterMs !== null && retryAfterMs >= SHORTEST_REST_MS;
      const waitMs = isWait ? retryAfterMs : backoffMs(limitsInARow, random());
      restingUntil = Math.max(restingUntil, now + waitMs);
      become("degraded", "rate_limited");
      return restingUntil - now;
    },

    onRefusal(reason: RefusalReason): void {
      isProbing = false;
      refusal = { reason, until: time.now() + REFUSED_FOR_MS };
      become("refused", reason);
    },

    /** The caller gave up: nothing was learnt. */
    onAbort(): void {
      isProbing = false;
    },

    /** Forgets a refusal, an outage and a rest: the owner changed the key or asks to try now. */
    reset(): void {
      failuresInARow = 0;
      leftAloneUntil = 0;
      restingUntil = 0;
      limitsInARow = 0;
      refusal = null;
      isProbing = false;
      become("unknown");
    },

    health(): ProviderHealth {
      const { state, since, detail } = health;
      return { state, since: new Date(since).toISOString(), ...(detail === undefined ? {} : { detail }) };
    },
  };
}
