import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from "react";

/** How much of the visible part a press scrolls by: the last film stays in sight. */
const STEP = 0.85;
/** Fractions of a pixel that zoomed pages leave at either end. */
const ROUNDING_PX = 2;

export interface ShelfScroll {
  /** Whether there are films beyond either edge. */
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
  readonly scroll: (direction: -1 | 1) => void;
  /** Left and Right go to the link of the film beside, Home and End to the first and the last. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A row that scrolls sideways: by its two buttons, the wheel, and the keyboard. @param films how many are in it */
export function useShelfScroll(row: RefObject<HTMLElement | null>, films: number): ShelfScroll {
  const [edges, setEdges] = useState({ hasBefore: false, hasAfter: false });

  useEffect(() => {
    const element = row.current;
    if (!element || films === 0) return;
    const measure = () => {
      const { scrollLeft, scrollWidth, clientWidth } = element;
      const hasBefore = scrollLeft > ROUNDING_PX;
      const hasAfter = scrollLeft + clientWidth < scrollWidth - ROUNDING_PX;
      setEdges((before) =>
        before.hasBefore === hasBefore && before.hasAfter === hasAfter ? before : { hasBefore, hasAfter },
      );
    };
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    measure();
    return () => {
      resized.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [row, films]);

  const scroll = useCallback(
    (direction: -1 | 1) => {
      const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
      row.current?.scrollBy({
        left: direction * STEP * row.current.clientWidth,
        behavior: isStill ? "instant" : "smooth",
      });
    },
    [row],
  );
  return { ...edges, scroll, onKeyDown };
}

function onKeyDown(event: KeyboardEvent): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("li > a")];
  const index = links.findIndex((link) => link.parentElement?.contains(document.activeElement));
  const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: links.length - 1 }[event.key];
  const link = next === undefined || index < 0 ? undefined : links[next];
  if (!link) return;
  event.preventDefault();
  link.focus();
}
