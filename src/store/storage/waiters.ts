/** Those who wait for one event, and those who want to hear of each. */
export interface Waiters {
  /** Resolves with the next `resolveAll`, or on abort. */
  wait(signal: AbortSignal): Promise<void>;
  resolveAll(): void;
  /** @returns stops the calls */
  listen(listener: () => void): () => void;
  callListeners(): void;
}

export function createWaiters(): Waiters {
  const waiting = new Set<() => void>();
  const listeners = new Set<() => void>();
  return {
    wait: (signal) =>
      new Promise((resolve) => {
        waiting.add(resolve);
        signal.addEventListener("abort", () => resolve(), { once: true });
      }),
    resolveAll() {
      const resolved = [...waiting];
      waiting.clear();
      for (const resolve of resolved) resolve();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    callListeners() {
      for (const listener of listeners) listener();
    },
  };
}
