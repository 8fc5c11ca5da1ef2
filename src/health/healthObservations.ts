import type { Clock } from "../time/index.ts";
import { ClockSteps } from "./clockSteps.ts";

const MAX_KEPT = 500;

/** What was reported to the health checks since the start. */
export class HealthObservations {
  readonly clockSteps: ClockSteps;
  readonly startedAt: number;
  /** What the last check of the database found; null while it is sound. */
  databaseFinding: string | null = null;
  readonly #clock: Clock;
  readonly #writesMs: number[] = [];
  readonly #threadErrorsAt: number[] = [];
  #settledAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.clockSteps = new ClockSteps(clock);
    this.startedAt = clock.now();
    this.#settledAt = this.startedAt;
  }

  recordWrite(durationMs: number): void {
    this.#writesMs.push(durationMs);
    if (this.#writesMs.length > MAX_KEPT) this.#writesMs.shift();
  }

  recordThreadError(): void {
    this.#threadErrorsAt.push(this.#clock.now());
    if (this.#threadErrorsAt.length > MAX_KEPT) this.#threadErrorsAt.shift();
  }

  recordJobSettled(): void {
    this.#settledAt = this.#clock.now();
  }

  /** The 99th percentile of the last writes, milliseconds; 0 without any. */
  slowWriteMs(): number {
    return this.#writesMs.toSorted((a, b) => a - b)[Math.floor(this.#writesMs.length * 0.99)] ?? 0;
  }

  /** The clock may have been set back since: a moment in the future is compared as well. */
  threadErrorsWithin(milliseconds: number): number {
    const now = this.#clock.now();
    return this.#threadErrorsAt.filter((at) => Math.abs(now - at) < milliseconds).length;
  }

  hasSettledJobWithin(milliseconds: number): boolean {
    return Math.abs(this.#clock.now() - this.#settledAt) < milliseconds;
  }
}
