import type { Queue, QueueAddOptions, RunFunction } from "p-queue";

/** A task of a request that holds a thread. */
interface Turn {
  readonly user: string;
  /** From `performance.now()`. */
  readonly startedAt: number;
  /** Stops the task, which its caller runs again. */
  readonly preempt: (() => void) | undefined;
}

interface Waiting {
  /** By which `PQueue` removes a task that is aborted before it has begun. */
  readonly id: string | undefined;
  readonly run: RunFunction;
}

export interface TurnOptions extends QueueAddOptions {
  /** Whose task it is; of the program itself where it is omitted. */
  readonly user?: string;
}

/** Tasks of the program itself count as one user's. */
export const PROGRAM = "";
/** A user who asks for more than this at once is refused. The page asks for a dozen. */
const MAX_WAITING_PER_USER = 100;
/** Tasks that hold a thread for less are let finish. */
const SHORT_MS = 100;

/**
 * In which order tasks get threads: first those of the user who holds the fewest, and of two users the one who was
 * served longer ago. So a user who asks for many things waits for them, and not the others.
 */
export class UserTurns {
  readonly #running = new Set<Turn>();
  /** Users in the order of their turns; the tasks of each in the order in which they came. */
  readonly #waiting = new Map<string, Waiting[]>();

  /** Runs a task that has left the queue. */
  async during<T>(user: string, preempt: Turn["preempt"], work: () => Promise<T>): Promise<T> {
    const turn = { user, startedAt: performance.now(), preempt };
    this.#running.add(turn);
    try {
      return await work();
    } finally {
      this.#running.delete(turn);
    }
  }

  /** Whether the user may ask for another task. */
  mayWait(user: string): boolean {
    return user === PROGRAM || (this.#waiting.get(user)?.length ?? 0) < MAX_WAITING_PER_USER;
  }

  /**
   * Makes room for a user who holds no thread: the youngest long task of a user who holds several is stopped. The oldest
   * task of each user always goes on.
   */
  makeRoom(user: string): void {
    if (this.#countOf(user) > 0) return;
    const until = performance.now() - SHORT_MS;
    const surplus = [...this.#running]
      .filter((turn) => turn.preempt && turn.startedAt <= until && this.#countOf(turn.user) > 1)
      .at(-1);
    surplus?.preempt?.();
  }

  /** The queue of `PQueue`, which makes it itself. */
  queueClass(): new () => Queue<RunFunction, TurnOptions> {
    const take = () => this.#take();
    const waiting = this.#waiting;
    return class TurnQueue implements Queue<RunFunction, TurnOptions> {
      get size() {
        return waiting.values().reduce((sum, tasks) => sum + tasks.length, 0);
      }
      enqueue(run: RunFunction, { user = PROGRAM, id }: Partial<TurnOptions> = {}) {
        const tasks = waiting.get(user);
        if (tasks) tasks.push({ id, run });
        else waiting.set(user, [{ id, run }]);
      }
      dequeue() {
        return take();
      }
      remove(task: string | RunFunction) {
        for (const [user, tasks] of waiting) {
          const left = tasks.filter(({ id, run }) => id !== task && run !== task);
          if (left.length > 0) waiting.set(user, left);
          else waiting.delete(user);
        }
      }
      filter() {
        return [...waiting.values()].flat().map(({ run }) => run);
      }
      setPriority() {
        throw new Error("tasks have no priorities");
      }
    };
  }

  #countOf(user: string): number {
    return this.#running.values().reduce((count, turn) => count + (turn.user === user ? 1 : 0), 0);
  }

  #take(): RunFunction | undefined {
    const counted = [...this.#waiting.keys()].map((user) => ({ user, running: this.#countOf(user) }));
    const [next] = counted.sort((a, b) => a.running - b.running);
    if (!next) return undefined;
    const tasks = this.#waiting.get(next.user) ?? [];
    const run = tasks.shift()?.run;
    // Behind the others.
    this.#waiting.delete(next.user);
    if (tasks.length > 0) this.#waiting.set(next.user, tasks);
    return run;
  }
}
