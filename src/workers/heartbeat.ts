import type { Piscina } from "piscina";

type Threads = Piscina["threads"];

export interface HeartbeatOptions {
  readonly threads: () => Threads;
  /** How often each thread is asked, milliseconds. */
  readonly intervalMs: number;
  /** A thread that answers for so long no more is stuck, milliseconds. */
  readonly silenceMs: number;
  onSilent(threadId: number): void;
}

/**
 * Asks the threads of a pool for a sign of life while tasks run in them. A thread that computes answers, because V8
 * interrupts its loops; one that the system does not return to does not. Where the runtime cannot ask, threads count as
 * alive.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #answeredAt = new Map<number, number>();
  readonly #asked = new Set<number>();
  #tasks = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** A task begins; the threads are asked until `end` was called as often. */
  begin(): void {
    this.#tasks += 1;
    this.#timer ??= setInterval(() => this.#ask(), this.#options.intervalMs).unref();
  }

  end(): void {
    this.#tasks -= 1;
    if (this.#tasks > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#answeredAt.clear();
  }

  #ask(): void {
    const now = performance.now();
    for (const thread of this.#options.threads()) {
      const { threadId } = thread;
      const answeredAt = this.#answeredAt.get(threadId);
      if (answeredAt === undefined) this.#answeredAt.set(threadId, now);
      else if (now - answeredAt >= this.#options.silenceMs) this.#options.onSilent(threadId);
      if (!this.#asked.has(threadId)) void this.#waitForAnswer(thread);
    }
  }

  async #waitForAnswer(thread: Threads[number]): Promise<void> {
    const { threadId } = thread;
    this.#asked.add(threadId);
    try {
      if ("getHeapStatistics" in thread) await thread.getHeapStatistics();
      this.#answeredAt.set(threadId, performance.now());
    } catch {
      // The thread ended after it was asked: its task is told so by the pool.
      this.#answeredAt.delete(threadId);
    } finally {
      this.#asked.delete(threadId);
    }
  }
}
