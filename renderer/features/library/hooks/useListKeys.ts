import { type KeyboardEvent, useCallback, useRef } from "react";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { indexAfterKey } from "../gridLayout.ts";
import { useRestoredFocus } from "./useRestoredFocus.ts";
import type { Selection } from "./useSelection.ts";

type ListKeys = {
  readonly columns: number;
  readonly total: number;
  readonly filmAt: (index: number) => FilmCard | null;
  readonly scrollTo: (index: number, align: "auto" | "start") => void;
  readonly selection: Selection;
  /** Handles a typed character; returns false if the list is not ordered by title. */
  readonly type: (character: string) => boolean;
};

/**
 * Keyboard control of a list of films, which is one tab stop: arrow keys move, Space and Shift with an arrow select,
 * Ctrl A selects all, letters find a title, Escape clears the selection.
 */
export function useListKeys({ columns, total, filmAt, scrollTo, selection, type }: ListKeys) {
  const { focused, setFocused, wantsFocus } = useRestoredFocus();

  const goTo = useCallback(
    (index: number, align: "auto" | "start" = "auto") => {
      wantsFocus.current = true;
      setFocused(index);
      scrollTo(index, align);
    },
    [scrollTo, setFocused, wantsFocus],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || !isOnFilm(event.target)) return;
    const film = filmAt(focused);
    const isControl = event.ctrlKey || event.metaKey;
    if (isControl && event.key.toLowerCase() === "a") selection.selectAll();
    else if (isControl) return;
    else if (event.key === " " && film)
      event.shiftKey ? selection.extendTo(focused) : selection.toggle(film.id, focused);
    else if (event.key === "Escape" && selection.size > 0) selection.clear();
    else if (isCharacter(event.key)) {
      if (!type(event.key)) return;
    } else {
      const next = indexAfterKey(event.key, focused, columns, total);
      if (next === null) return;
      if (event.shiftKey) selection.extendTo(next, focused);
      goTo(next);
    }
    event.preventDefault();
  };

  const takeFocus = useRef((element: HTMLElement | null) => {
    if (!element || !wantsFocus.current) return;
    wantsFocus.current = false;
    element.focus({ preventScroll: true });
  }).current;

  return { focused, setFocused, goTo, takeFocus, onKeyDown };
}

function isCharacter(key: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(key);
}

/** Whether the event comes from a film's link, not from a button inside the card. */
function isOnFilm(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a[href^='/films/']") !== null;
}
