import type { Piscina } from "piscina";

type Threads = Piscina["threads"];

export interface HeartbeatOptions {
  readonly threads: () => Threads;
  /** How often each thread is pinged, milliseconds. */
  readonly intervalMs: number;
  /**
   * A thread that does not respond for this long is stuck, milliseconds. Counted in rounds of `intervalMs`, not by
   * the clock: while the computer sleeps, or this process is stopped, no round passes.
   */
  readonly silenceMs: number;
  onSilent(threadId: number): void;
}

/**
 * Pings the threads of a pool while tasks run in them. A thread that computes responds, because V8
 * interrupts its loops; one that is blocked in a system call does not. Where the runtime cannot ping, threads count as
 * alive.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  /** Rounds for which a thread has not answered, by its id; 0 where it has. */
  readonly #silentRounds = new Map<number, number>();
  readonly #asked = new Set<number>();
  #tasks = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** Call when a task begins. Threads are pinged until `end` has been called as often as `begin`. */
  begin(): void {
    this.#tasks += 1;
    this.#timer ??= setInterval(() => this.#ask(), this.#options.intervalMs).unref();
  }

  end(): void {
    this.#tasks -= 1;
    if (this.#tasks > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#silentRounds.clear();
  }

  #ask(): void {
    const { silenceMs, intervalMs } = this.#options;
    for (const thread of this.#options.threads()) {
      const { threadId } = thread;
      const rounds = this.#asked.has(threadId) ? (this.#silentRounds.get(threadId) ?? 0) + 1 : 0;
      this.#silentRounds.set(threadId, rounds);
      if (rounds * intervalMs >= silenceMs) this.#options.onSilent(threadId);
      if (!this.#asked.has(threadId)) void this.#waitForAnswer(thread);
    }
  }

  async #waitForAnswer(thread: Threads[number]): Promise<void> {
    const { threadId } = thread;
    this.#asked.add(threadId);
    try {
      if ("getHeapStatistics" in thread) await thread.getHeapStatistics();
      this.#silentRounds.set(threadId, 0);
    } catch {
      // The thread ended after it was asked: its task is told so by the pool.
      this.#silentRounds.delete(threadId);
    } finally {
      this.#asked.delete(threadId);
    }
  }
}
