import { useCallback, useRef, useState } from "react";
import { useLocation, useNavigationType } from "react-router";

/** For each filter the film that had the focus, for as long as the page lives. */
const kept = new Map<string, number>();

/** The roving focus of the grid; coming back from a film, it is where it was. */
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
