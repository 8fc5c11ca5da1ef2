import { useState } from "react";
import { createStore, type Store } from "../../../state/store.ts";

/**
 * Index of the first film that is visible. It changes with each scrolled row: only components that follow the store
 * render again, not the whole screen.
 */
export type FirstVisibleIndex = Store<number>;

export function useFirstVisibleIndex(): FirstVisibleIndex {
  const [store] = useState(() => createStore(0));
  return store;
}
