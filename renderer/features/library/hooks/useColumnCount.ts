import { type RefObject, useCallback, useEffect, useState } from "react";

export const MIN_COLUMNS = 3;
export const MAX_COLUMNS = 12;

const STORAGE_KEY = "filmotheque:density";
const COMFORTABLE_WIDTH_PX = 172;
/** Wheel movement for one step; touchpads send many small ones. */
const WHEEL_STEP_PX = 60;

/** Columns of the grid: the saved choice, or as many as fit the window. Ctrl + wheel changes it. */
export function useColumnCount(scroller: RefObject<HTMLElement | null>) {
  const [columns, setState] = useState(initialColumns);

  const setColumns = useCallback((next: number) => {
    const saved = clamp(next);
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
      setState((present) => {
        const next = clamp(present + steps);
        localStorage.setItem(STORAGE_KEY, String(next));
        return next;
      });
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [scroller]);

  return { columns, setColumns };
}

function initialColumns(): number {
  const saved = Number(localStorage.getItem(STORAGE_KEY));
  return clamp(saved > 0 ? saved : window.innerWidth / COMFORTABLE_WIDTH_PX);
}

function clamp(columns: number): number {
  return Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, Math.round(columns)));
}
