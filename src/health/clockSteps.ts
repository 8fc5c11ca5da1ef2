import type { Clock } from "../time/index.ts";

const MIN_STEP_MS = 2 * 60_000;

/** Notices when the machine's clock was set back. */
export class ClockSteps {
  readonly #clock: Clock;
  #last: { readonly wall: number; readonly steady: number };
  #steppedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#last = { wall: clock.now(), steady: performance.now() };
  }

  /** Compares the clock with the monotonic one, which cannot be set; must be called often. */
  observe(): void {
    const now = { wall: this.#clock.now(), steady: performance.now() };
    const stepMs = now.wall - this.#last.wall - (now.steady - this.#last.steady);
    // A step forward looks like a machine that slept; only a step back is certain.
    if (stepMs < -MIN_STEP_MS) this.#steppedAt = now.wall;
    this.#last = now;
  }

  steppedWithin(milliseconds: number): boolean {
    const now = this.#clock.now();
    return now >= this.#steppedAt && now - this.#steppedAt < milliseconds;
  }
}
