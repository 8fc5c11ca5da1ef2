import { useCallback, useRef, useState } from "react";
import { useLocation, useNavigationType } from "react-router";

/** Index of the focused film for each filter, until the page is reloaded. */
const focusedIndexes = new Map<string, number>();

/** The roving focus of the list; it is restored when coming back from a film. */
export function useRestoredFocus() {
  const { search } = useLocation();
  const isReturn = useNavigationType() === "POP";
  const before = focusedIndexes.get(search);
  const [focused, setIndex] = useState(before ?? 0);
  const wantsFocus = useRef(isReturn && before !== undefined);

  const setFocused = useCallback(
    (index: number) => {
      focusedIndexes.set(search, index);
      setIndex(index);
    },
    [search],
  );
  return { focused, setFocused, wantsFocus };
}
