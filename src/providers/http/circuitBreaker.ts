import { type Clock, createMonotonicClock, type MonotonicClock } from "../../time/index.ts";
import {
  type BlockedBy,
  ProviderBlocked,
  type ProviderError,
  ProviderRateLimited,
  ProviderRefused,
  ProviderUnreachable,
  type RefusalReason,
} from "./providerErrors.ts";
import { backoffMs } from "./retryAfter.ts";

const FAILURES_BEFORE_OPEN = 5;
const OPEN_MS = 30_000;
/** A refused key is tried again this much later, in case the owner repaired the account and not the key. */
const REFUSED_MS = 15 * 60_000;
/** The first and the longest wait after a block; each consecutive block doubles it. */
const BLOCKED_MS = { first: 60_000, longest: 15 * 60_000 } as const;
/** How long a request has to wait while the probe is running. */
const PROBE_RETRY_MS = 2_000;
/** A `Retry-After` shorter than this is replaced by the back-off. */
const SHORTEST_RETRY_AFTER_MS = 1_000;

export type ProviderState = "ok" | "degraded" | "down" | "unconfigured" | "refused" | "unknown";

export interface ProviderHealth {
  readonly state: ProviderState;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly detail?: string;
}

export interface CircuitBreakerOptions {
  readonly provider: string;
  readonly clock: Clock;
  /** A number from 0 up to 1. */
  random(): number;
}

/**
 * Decides whether a request may be sent now, from the outcome of the last ones:
 *
 *     closed ──5 failures──▶ open for 30 s ──▶ one probe ──success──▶ closed
 *                                 ▲                └────failure────┐
 *                                 └────────────────────────────────┘
 *
 * A 429 pauses all requests to the provider, not only the refused one. A block (403) does so too, with a single
 * request after the wait. A refused key pauses them until the key changes, or for a quarter of an hour. A lag pauses
 * only background requests. Each `acquire` is followed by exactly one of the `on…` methods.
 */
export class CircuitBreaker {
  readonly #provider: string;
  readonly #clock: Clock;
  readonly #random: () => number;
  /** Waits are measured by it: they end in time when the machine's clock is set back. */
  readonly #time: MonotonicClock;
  #failuresInARow = 0;
  #openUntil = 0;
  #isProbing = false;
  #rateLimitedUntil = 0;
  #rateLimitsInARow = 0;
  #backgroundUntil = 0;
  #lagsInARow = 0;
  #block: { by: BlockedBy; detail: string } | null = null;
  #blocksInARow = 0;
  #refusal: { reason: RefusalReason; until: number } | null = null;
  #health: { state: ProviderState; since: number; detail?: string };

  constructor({ provider, clock, random }: CircuitBreakerOptions) {
    this.#provider = provider;
    this.#clock = clock;
    this.#random = random;
    this.#time = createMonotonicClock(clock);
    this.#health = { state: "unknown", since: clock.now() };
  }

  /**
   * @param isBackground whether no user waits for the request
   * @returns why it may not be sent now, or null
   */
  blockedBy(isBackground = false): ProviderError | null {
    const now = this.#time.now();
    const provider = this.#provider;
    if (this.#refusal !== null && now < this.#refusal.until) return new ProviderRefused(provider, this.#refusal.reason);
    if (now < this.#rateLimitedUntil) return new ProviderRateLimited(provider, this.#rateLimitedUntil - now);
    if (now < this.#openUntil && this.#block !== null)
      return new ProviderBlocked(provider, this.#block.by, this.#openUntil - now, this.#block.detail);
    if (now < this.#openUntil) return new ProviderUnreachable(provider, "circuit_open", this.#openUntil - now);
    if (this.#isProbing) return new ProviderUnreachable(provider, "circuit_open", PROBE_RETRY_MS);
    if (isBackground && now < this.#backgroundUntil)
      return new ProviderRateLimited(provider, this.#backgroundUntil - now);
    return null;
  }

  /** @throws ProviderError when the request may not be sent */
  acquire(isBackground = false): void {
    const blocked = this.blockedBy(isBackground);
    if (blocked !== null) throw blocked;
    if (this.#failuresInARow >= FAILURES_BEFORE_OPEN || this.#block !== null) this.#isProbing = true;
  }

  onSuccess(): void {
    this.#failuresInARow = 0;
    this.#openUntil = 0;
    this.#isProbing = false;
    this.#refusal = null;
    this.#unblock();
    if (this.#time.now() < this.#rateLimitedUntil) return;
    this.#rateLimitsInARow = 0;
    this.#setState("ok");
  }

  /** @returns milliseconds after which another attempt makes sense */
  onFailure(detail: string, retryAfterMs: number | null): number {
    const now = this.#time.now();
    this.#isProbing = false;
    this.#unblock();
    this.#failuresInARow += 1;
    // Requests that were running when the circuit opened fail late; they do not prolong the wait.
    if (this.#failuresInARow >= FAILURES_BEFORE_OPEN && now >= this.#openUntil) this.#openUntil = now + OPEN_MS;
    if (retryAfterMs !== null) this.#openUntil = Math.max(this.#openUntil, now + retryAfterMs);
    const isOpen = now < this.#openUntil;
    this.#setState(isOpen ? "down" : "degraded", detail);
    return isOpen ? this.#openUntil - now : backoffMs(this.#failuresInARow, this.#random());
  }

  /** @returns milliseconds for which no request is sent */
  onRateLimit(retryAfterMs: number | null): number {
    const now = this.#time.now();
    this.#isProbing = false;
    // Six parallel answers count once, or they would turn a wait of one second into thirty.
    if (now >= this.#rateLimitedUntil) this.#rateLimitsInARow += 1;
    // A 429 with `Retry-After: 0`, or a date in the past, would be repeated without end.
    const isUsable = retryAfterMs !== null && retryAfterMs >= SHORTEST_RETRY_AFTER_MS;
    const waitMs = isUsable ? retryAfterMs : backoffMs(this.#rateLimitsInARow, this.#random());
    this.#rateLimitedUntil = Math.max(this.#rateLimitedUntil, now + waitMs);
    this.#setState("degraded", "rate_limited");
    return this.#rateLimitedUntil - now;
  }

  /** @returns milliseconds for which no request is sent */
  onBlock(by: BlockedBy, detail: string, retryAfterMs: number | null): number {
    const now = this.#time.now();
    this.#isProbing = false;
    // Requests that were in flight when the first one was blocked do not extend the wait.
    if (now >= this.#openUntil || this.#block === null) {
      this.#blocksInARow += 1;
      const waitMs = Math.min(BLOCKED_MS.first * 2 ** (this.#blocksInARow - 1), BLOCKED_MS.longest);
      this.#openUntil = Math.max(this.#openUntil, now + Math.max(waitMs, retryAfterMs ?? 0));
    }
    this.#block = { by, detail };
    this.#setState("down", by === "service" ? "blocked" : "intercepted");
    return this.#openUntil - now;
  }

  /** The provider is behind with its own work. @returns milliseconds for which no background request is sent */
  onLag(retryAfterMs: number | null): number {
    const now = this.#time.now();
    this.#isProbing = false;
    if (now >= this.#backgroundUntil) this.#lagsInARow += 1;
    const waitMs = Math.max(retryAfterMs ?? 0, backoffMs(this.#lagsInARow, this.#random()));
    this.#backgroundUntil = Math.max(this.#backgroundUntil, now + waitMs);
    this.#setState("degraded", "lagging");
    return this.#backgroundUntil - now;
  }

  onRefusal(reason: RefusalReason): void {
    this.#isProbing = false;
    this.#refusal = { reason, until: this.#time.now() + REFUSED_MS };
    this.#setState("refused", reason);
  }

  /** The caller aborted: nothing is known about the provider. */
  onAbort(): void {
    this.#isProbing = false;
  }

  /** Forgets a refusal, an outage and a rate limit: the owner changed the key, or asks to try now. */
  reset(): void {
    this.#failuresInARow = 0;
    this.#openUntil = 0;
    this.#rateLimitedUntil = 0;
    this.#rateLimitsInARow = 0;
    this.#backgroundUntil = 0;
    this.#lagsInARow = 0;
    this.#refusal = null;
    this.#isProbing = false;
    this.#unblock();
    this.#setState("unknown");
  }

  #unblock(): void {
    this.#block = null;
    this.#blocksInARow = 0;
  }

  health(): ProviderHealth {
    const { state, since, detail } = this.#health;
    return { state, since: new Date(since).toISOString(), ...(detail === undefined ? {} : { detail }) };
  }

  #setState(state: ProviderState, detail?: string): void {
    const since = this.#health.state === state ? this.#health.since : this.#clock.now();
    this.#health = { state, since, ...(detail === undefined ? {} : { detail }) };
  }
}
