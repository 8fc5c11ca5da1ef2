import type { Store } from "../../store/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";

/** Rows changed in one transaction, which takes some milliseconds. */
export const SLICE = 500;

/**
 * Repeats a statement, each time in a new transaction, until it changes less than a slice. Requests are answered in
 * between.
 * @param change changes at most `SLICE` rows
 * @returns how many rows were changed
 * @throws the signal's reason
 */
export async function inSlices(
  store: Pick<Store, "writeRelaxed">,
  signal: AbortSignal,
  change: () => { changes: number },
): Promise<number> {
  for (let changed = 0; ; ) {
    signal.throwIfAborted();
    const { changes } = store.writeRelaxed(change);
    changed += changes;
    if (changes < SLICE) return changed;
    await yieldToEventLoop();
  }
}
