/** How many requests a provider gets in any window of time. */
export interface RateLimits {
  readonly windowMs: number;
  /** Maximum requests per window, at most as many as the provider documents. Never exceeded. */
  readonly most: number;
  /** Requests per window at the start; `most` when not given. */
  readonly first?: number;
}

/** In windows of 15 s: a whole minute's requests, sent at once, would be followed by a minute without any. */
export function perMinute(requests: number): RateLimits {
  return { windowMs: 15_000, most: Math.max(1, Math.ceil(requests / 4)) };
}

const LEAST = 1;
/** Below what was refused, so many successes add one request per window: half the limit grows to all of it in seconds. */
const SUCCESSES_PER_STEP = 4;
/** After a 429 the rate stays this much below the refused one. Requests that arrive bunched need a little room. */
const ROOM = 0.95;
/** For so long; then the rate grows again, slowly, because the provider may allow more. */
const ROOM_MS = 60_000;
/** The factor of CUBIC (RFC 9438): the limit is known roughly, and halving the rate would leave it unused for long. */
const DECREASE = 0.7;
/** Requests may arrive a little closer together than they were sent. */
const ARRIVAL_MARGIN = 1.01;
/** The requests of a window are spread over this part of it: sent at once, they would arrive out of order. */
const SPREAD = 0.5;

/**
 * The rate of one provider, adapted to its responses by additive increase and multiplicative decrease (AIMD; Chiu and
 * Jain, 1989), as TCP does: it grows while requests succeed, and each wave of 429 lowers it. It remembers which rate was
 * refused, as CUBIC does: it grows fast to just below that and stays there for a minute, since each 429 costs a pause.
 * Times are milliseconds of a clock that is never set.
 */
export class RequestRate {
  readonly #limits: RateLimits;
  /** When the requests of the current window were sent, the oldest first. */
  #sentAt: number[] = [];
  #perWindow: number;
  #successes = 0;
  #limitedAt: number | null = null;
  /** Just below the rate that was refused last. */
  #ceiling: number;

  constructor(limits: RateLimits) {
    this.#limits = limits;
    this.#perWindow = Math.max(LEAST, Math.min(limits.first ?? limits.most, limits.most));
    this.#ceiling = limits.most;
  }

  /** The current rate, requests per minute. */
  get perMinute(): number {
    return (this.#perWindow * 60_000) / this.#limits.windowMs;
  }

  /** Takes a slot of the window if one is free. @returns 0, or how long to wait before trying again, milliseconds */
  take(now: number): number {
    const windowMs = this.#limits.windowMs * ARRIVAL_MARGIN;
    this.#sentAt = this.#sentAt.filter((at) => now - at < windowMs);
    const last = this.#sentAt.at(-1) ?? Number.NEGATIVE_INFINITY;
    const full = this.#sentAt.at(-this.#perWindow) ?? Number.NEGATIVE_INFINITY;
    const nextAt = Math.max(last + (windowMs * SPREAD) / this.#perWindow, full + windowMs);
    if (nextAt > now) return Math.ceil(nextAt - now);
    this.#sentAt.push(now);
    return 0;
  }

  onSuccess(now: number): void {
    const isBelow = this.#perWindow < this.#ceiling;
    if (!isBelow && this.#limitedAt !== null && now - this.#limitedAt < ROOM_MS) return;
    this.#successes += 1;
    if (this.#successes < (isBelow ? SUCCESSES_PER_STEP : this.#perWindow)) return;
    this.#successes = 0;
    this.#perWindow = Math.min(this.#perWindow + 1, this.#limits.most);
  }

  /** @param startedAt when the refused request was sent; if before the last decrease, the rate is not lowered again */
  onRateLimit(startedAt: number, now: number): void {
    if (this.#limitedAt !== null && startedAt <= this.#limitedAt) return;
    this.#limitedAt = now;
    this.#successes = 0;
    this.#ceiling = Math.max(LEAST, Math.floor(this.#perWindow * ROOM));
    this.#perWindow = Math.max(LEAST, Math.floor(this.#perWindow * DECREASE));
  }
}
