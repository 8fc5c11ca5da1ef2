import { useSyncExternalStore } from "react";

/** A value of the page that lives outside React: anything may set it, and components follow it with `useStore`. */
export interface Store<Value> {
  get(): Value;
  /** Calls every listener, unless the value is the same as before (`Object.is`). */
  set(next: Value): void;
  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void;
}

export function createStore<Value>(initial: Value): Store<Value> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const forgetting = new Set<() => void>();

/** A store whose value belongs to the user who is logged in: the next one begins with the initial value. */
export function createPersonalStore<Value>(initial: Value): Store<Value> {
  const store = createStore(initial);
  onUserLeft(() => store.set(initial));
  return store;
}

/** Calls back whenever another user may follow in this tab. For values that live as long as the page. */
export function onUserLeft(forget: () => void): void {
  forgetting.add(forget);
}

/** Forgets what the page holds of a user outside the query cache. */
export function forgetUser(): void {
  for (const forget of forgetting) forget();
}

export function useStore<Value>(store: Pick<Store<Value>, "get" | "subscribe">): Value;
/** @param select what the component shows of it; it renders again only when this changes (`Object.is`) */
export function useStore<Value, Selected>(
  store: Pick<Store<Value>, "get" | "subscribe">,
  select: (value: Value) => Selected,
): Selected;
export function useStore<Value, Selected>(
  store: Pick<Store<Value>, "get" | "subscribe">,
  select?: (value: Value) => Selected,
): Value | Selected {
  return useSyncExternalStore(store.subscribe, () => (select ? select(store.get()) : store.get()));
}
