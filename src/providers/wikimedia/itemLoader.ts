import type { RequestOptions } from "../requestOptions.ts";
import { ITEMS_PER_CALL } from "./batches.ts";
import type { WikidataItem } from "./wikidataItem.ts";

type Items = ReadonlyMap<string, WikidataItem>;
type LoadItems = (ids: readonly string[], options: RequestOptions) => Promise<Items>;

/** The ids of one caller, which wait for the next batch. */
interface Waiting {
  readonly ids: readonly string[];
  readonly signal: AbortSignal;
  readonly resolve: (items: Items) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Combines the ids of several files into requests of fifty, because Wikimedia counts requests. The first caller does
 * not wait; ids that arrive during its request are sent together afterwards.
 * @param load throws a ProviderError, which is passed to every caller of the batch
 */
export function createItemLoader(
  load: LoadItems,
  reason: string,
): (ids: readonly string[], signal: AbortSignal) => Promise<Items> {
  let waiting: Waiting[] = [];
  let underWay = 0;

  async function send(): Promise<void> {
    const batch = waiting.filter(({ signal }) => !signal.aborted);
    waiting = [];
    if (batch.length === 0) return;
    underWay += 1;
    try {
      const ids = [...new Set(batch.flatMap((caller) => caller.ids))];
      const items = await load(ids, { reason, signal: abortedByAll(batch.map(({ signal }) => signal)) });
      for (const { ids: wanted, resolve } of batch) resolve(pick(items, wanted));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      underWay -= 1;
      if (underWay === 0) void send();
    }
  }

  return (ids, signal) =>
    new Promise<Items>((resolve, reject) => {
      if (ids.length === 0) return resolve(new Map());
      // Its event came before anybody listened.
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      waiting.push({ ids, signal, resolve, reject });
      const isFull = waiting.reduce((sum, caller) => sum + caller.ids.length, 0) >= ITEMS_PER_CALL;
      if (isFull || underWay === 0) void send();
    });
}

/** The request is aborted when no caller waits for it. */
function abortedByAll(signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  let left = signals.length;
  for (const signal of signals)
    signal.addEventListener(
      "abort",
      () => {
        left -= 1;
        if (left === 0) controller.abort(signal.reason);
      },
      { once: true },
    );
  return controller.signal;
}

function pick(items: Items, ids: readonly string[]): Items {
  return new Map(
    ids.flatMap((id) => {
      const item = items.get(id);
      return item === undefined ? [] : [[id, item] as const];
    }),
  );
}
