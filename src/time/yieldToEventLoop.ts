const waiting: (() => void)[] = [];

/**
 * Lets requests and timers run before long work on the main thread continues. Of all work that waits, one piece
 * continues in each turn of the event loop: a turn never takes longer than the longest piece, however much work there
 * is at once.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(continueNext);
  });
}

function continueNext(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(continueNext);
}
