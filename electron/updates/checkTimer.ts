import { type CheckHistory, nextCheckDelayMs } from "./nextCheck.ts";

export interface CheckTimerParts {
  readonly clock: { now(): number };
  history(): CheckHistory;
  /** Whether a check may start without being asked for; asked again each time. */
  isAllowed(): boolean;
  /** Starts a check; it calls `wait` when it has ended. */
  check(): void;
}

/** However far the next check is, the setting and the clock are checked this often. */
const MAX_WAIT_MS = 3_600_000;

/** Waits for the next automatic check. */
export class CheckTimer {
  readonly #parts: CheckTimerParts;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: CheckTimerParts) {
    this.#parts = parts;
  }

  wait(): void {
    this.stop();
    const delayMs = Math.min(this.#delayMs(), MAX_WAIT_MS);
    const isAllowed = this.#parts.isAllowed();
    this.#timer = setTimeout(() => this.#wake(), Math.max(delayMs, isAllowed ? 0 : MAX_WAIT_MS));
    this.#timer.unref(); // a program that could not end because of this timer would be worse than a late update
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wake(): void {
    if (this.#delayMs() === 0 && this.#parts.isAllowed()) this.#parts.check();
    else this.wait();
  }

  #delayMs(): number {
    return nextCheckDelayMs(this.#parts.history(), this.#parts.clock.now());
  }
}
