const FLUSH_AFTER_MS = 100;
const MAX_WAITING = 512;

/**
 * Collects small pieces of work and does them together a moment later, so that they do not delay the request: counting
 * in the middle of an answer costs more.
 */
export interface DeferredBatch {
  add(work: () => void): void;
  /** Does the collected work now. */
  flush(): void;
}

export function createDeferredBatch(): DeferredBatch {
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
    add(work) {
      waiting.push(work);
      if (waiting.length >= MAX_WAITING) flush();
      else timer ??= setTimeout(flush, FLUSH_AFTER_MS).unref();
    },
    flush,
  };
}
