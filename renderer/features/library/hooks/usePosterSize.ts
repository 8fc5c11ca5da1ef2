import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";
import { clampPosterPx, columnsFor, posterPxFor } from "../gridLayout.ts";

const STORAGE_KEY = "filmotheque:poster-px";
const COMFORTABLE_PX = 165;
/** Wheel movement for one step; touchpads send many small ones. */
const WHEEL_STEP_PX = 60;

/**
 * The poster size that the person wants, and the columns of that size that fit the list, also after a resize. Ctrl +
 * wheel changes the size.
 */
export function usePosterSize(scroller: RefObject<HTMLElement | null>) {
  const [posterPx, setState] = useState(savedPosterPx);
  const width = useContentWidth(scroller);

  const setPosterPx = useCallback((next: number) => {
    const saved = clampPosterPx(next);
    localStorage.setItem(STORAGE_KEY, String(saved));
    setState(saved);
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let turned = 0;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault(); // no zoom of the whole page
      turned += event.deltaY;
      const steps = Math.trunc(turned / WHEEL_STEP_PX);
      if (steps === 0) return;
      turned -= steps * WHEEL_STEP_PX;
      setPosterPx(posterPxFor(width, columnsFor(width, posterPx) + steps));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [scroller, width, posterPx, setPosterPx]);

  return { columns: columnsFor(width, posterPx), posterPx, setPosterPx };
}

/** Width inside the padding, measured before the first paint and whenever it changes. */
function useContentWidth(scroller: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(window.innerWidth);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      setWidth(element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return width;
}

function savedPosterPx(): number {
  const saved = Number(localStorage.getItem(STORAGE_KEY));
  return clampPosterPx(saved > 0 ? saved : COMFORTABLE_PX);
}
