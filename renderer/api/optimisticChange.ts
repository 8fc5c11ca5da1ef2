import type { MutationObserverOptions, QueryClient } from "@tanstack/react-query";

export interface OptimisticChange<Change, Shown> {
  readonly queryClient: QueryClient;
  /**
   * Names what is changed, the same for all changes that touch a part of `Shown`. They are sent one after the other: the last
   * one is what stays.
   */
  readonly name: readonly (string | number)[];
  /** Called before anything is shown: a former answer must not cover it. */
  prepare(): Promise<unknown>;
  /** What is shown at this moment; undefined where nothing is loaded. */
  shown(): Shown | undefined;
  show(next: Shown): void;
  /** What a change makes of it. Pure. */
  apply(before: Shown, change: Change): Shown;
  send(change: Change): Promise<unknown>;
  /** @param before what was shown before the change */
  onSaved?(change: Change, before: Shown | undefined): void;
  onFailed(error: Error): void;
  /** No change is under way any more: what is shown may be asked for again. */
  onEnd(): unknown;
}

/**
 * A mutation that is shown before it is saved. When the last change under way has ended, what was saved is shown: a change
 * that failed is gone, and covers no newer one until then.
 */
export function optimisticChange<Change, Shown>({
  queryClient,
  name,
  ...parts
}: OptimisticChange<Change, Shown>): MutationObserverOptions<unknown, Error, Change, Shown | undefined> {
  const mutationKey = ["optimistic", ...name];
  const saved = savedOf<Shown>(queryClient, mutationKey.join(" "));
  const isOnlyOne = () => queryClient.isMutating({ mutationKey }) === 1;

  return {
    mutationKey,
    scope: { id: mutationKey.join(" ") },
    mutationFn: parts.send,
    async onMutate(change) {
      const isFirst = isOnlyOne();
      await parts.prepare();
      const before = parts.shown();
      // The one before may have been saved, and its `onEnd` still run: then this is the first anew.
      if (isFirst || saved.get() === undefined) saved.set(before);
      if (before !== undefined) parts.show(parts.apply(before, change));
      return before;
    },
    onSuccess(_answer, change, before) {
      const last = saved.get();
      if (last !== undefined) saved.set(parts.apply(last, change));
      parts.onSaved?.(change, before);
    },
    onError: (error) => parts.onFailed(error),
    onSettled() {
      if (!isOnlyOne()) return;
      const last = saved.get();
      saved.set(undefined);
      if (last !== undefined) parts.show(last);
      return parts.onEnd();
    },
  };
}

const SAVED = new WeakMap<QueryClient, Map<string, unknown>>();

/** What the engine holds while changes are under way, as far as its answers say. Several components may change the same. */
function savedOf<Shown>(queryClient: QueryClient, name: string) {
  const all = SAVED.get(queryClient) ?? new Map<string, unknown>();
  SAVED.set(queryClient, all);
  return {
    // Only changes of this name set it.
    get: () => all.get(name) as Shown | undefined,
    set(value: Shown | undefined): void {
      if (value === undefined) all.delete(name);
      else all.set(name, value);
    },
  };
}
