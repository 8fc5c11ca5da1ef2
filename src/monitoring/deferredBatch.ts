const FLUSH_AFTER_MS = 100;
const MAX_WAITING = 512;

/**
 * Work that can wait for a moment is done together: what is counted once a request costs little then, and much when it
 * is done among everything else that a request does. @returns how to add work, and how to do it now
 */
export function createDeferredBatch() {
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    for (const work of batch) work();
  }

  return {
    add(work: () => void): void {
      waiting.push(work);
      if (waiting.length >= MAX_WAITING) flush();
      else timer ??= setTimeout(flush, FLUSH_AFTER_MS).unref();
    },
    flush,
  };
}
