import { type RefObject, useEffect, useLayoutEffect } from "react";
import { useLocation } from "react-router";

const KEY = "filmotheque:place:";

/** Coming back to the library finds it where it was left, for each filter its own place. */
export function usePlaceKept(scroller: RefObject<HTMLElement | null>, isReady: boolean): void {
  const { search } = useLocation();

  useLayoutEffect(() => {
    if (!isReady || !scroller.current) return;
    scroller.current.scrollTop = Number(sessionStorage.getItem(KEY + search) ?? 0);
  }, [scroller, isReady, search]);

  useEffect(() => {
    const element = scroller.current;
    if (!isReady || !element) return;
    const remember = () => sessionStorage.setItem(KEY + search, String(element.scrollTop));
    element.addEventListener("scrollend", remember);
    return () => {
      element.removeEventListener("scrollend", remember);
    };
  }, [scroller, isReady, search]);
}
