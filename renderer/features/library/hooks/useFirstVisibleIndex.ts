import { useRef } from "react";

/** The first place that is seen: told often, listened to by the few who need it, so that the screen does not move along. */
export type FirstVisibleIndex = {
  readonly get: () => number;
  readonly set: (place: number) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function useFirstVisibleIndex(): FirstVisibleIndex {
  const kept = useRef<FirstVisibleIndex | null>(null);
  kept.current ??= createSeenPlace();
  return kept.current;
}

function createSeenPlace(): FirstVisibleIndex {
  const listeners = new Set<() => void>();
  let place = 0;
  return {
    get: () => place,
    set(next) {
      place = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
