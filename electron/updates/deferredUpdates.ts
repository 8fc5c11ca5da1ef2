import type { UpdateState } from "./updateState.ts";
import type { Updates } from "./updates.ts";

/** The program's updates from its start to its end: they begin when the library is open, and end before it closes. */
export interface DeferredUpdates {
  /** Null until they begin. */
  readonly current: UpdateState | null;
  /** Does nothing once the program quits: the library may open as late as that. */
  start(start: () => Updates): void;
  /** Looks now. Returns when the answer is known: a download goes on. */
  check(): Promise<void>;
  stop(): void;
  /** What is ready is installed at a later quit. */
  postpone(): void;
}

export function deferUpdates(): DeferredUpdates {
  let updates: Updates | null = null;
  let isStopped = false;
  return {
    get current() {
      return updates?.current ?? null;
    },
    start(start) {
      if (!isStopped) updates = start();
    },
    check: async () => void (await updates?.checkAvailability()),
    stop() {
      isStopped = true;
      updates?.stop();
    },
    postpone: () => updates?.postpone(),
  };
}
