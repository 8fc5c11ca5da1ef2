import { useCallback, useRef, useState } from "react";
import { useLocation, useNavigationType } from "react-router";

/** Index of the focused film for each filter, until the page is reloaded. */
const kept = new Map<string, number>();

/** The roving focus of the list; it is restored when coming back from a film. */
export function useRestoredFocus() {
  const { search } = useLocation();
  const isReturn = useNavigationType() === "POP";
  const before = kept.get(search);
  const [focused, setIndex] = useState(before ?? 0);
  const wantsFocus = useRef(isReturn && before !== undefined);

  const setFocused = useCallback(
    (index: number) => {
      kept.set(search, index);
      setIndex(index);
    },
    [search],
  );
  return { focused, setFocused, wantsFocus };
}
