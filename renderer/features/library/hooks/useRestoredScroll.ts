import { type RefObject, useEffect, useLayoutEffect } from "react";
import { useLocation } from "react-router";

const KEY = "filmotheque:place:";
/** Reading the scroll position forces a layout: it is saved when the list has come to rest. */
const REST_MS = 120;

/** Saves and restores the scroll position of the list, for each filter. */
export function useRestoredScroll(scroller: RefObject<HTMLElement | null>, isReady: boolean): void {
  const { search } = useLocation();

  useLayoutEffect(() => {
    if (!isReady || !scroller.current) return;
    scroller.current.scrollTop = Number(sessionStorage.getItem(KEY + search) ?? 0);
  }, [scroller, isReady, search]);

  useEffect(() => {
    const element = scroller.current;
    if (!isReady || !element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = () => sessionStorage.setItem(KEY + search, String(element.scrollTop));
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(remember, REST_MS);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, isReady, search]);
}
