import type { Timers } from "./timers.ts";

/** Aborts its signal when nothing was heard for a while; each `heard()` restarts the wait. */
export class StallGuard {
  readonly #abort = new AbortController();
  readonly #limitMs: number;
  readonly #timers: Timers;
  #cancel: () => void = () => undefined;

  constructor(limitMs: number, timers: Timers) {
    this.#limitMs = limitMs;
    this.#timers = timers;
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  heard(): void {
    this.#cancel();
    this.#cancel = this.#timers.after(this.#limitMs, () => this.#abort.abort());
  }

  [Symbol.dispose](): void {
    this.#cancel();
  }
}
