import { type RefObject, useEffect, useLayoutEffect } from "react";
import { useLocation, useNavigationType } from "react-router";

/** After going back, a list may need a moment until it has its former length. */
const RETRY_DELAYS_MS = [80, 250, 600];
const scrollPositions = new Map<string, number>();

/** A new screen starts at the top; going back restores the scroll position. */
export function useScrollRestoration(scroller: RefObject<HTMLElement | null>): void {
  const { key, pathname } = useLocation();
  const isReturn = useNavigationType() === "POP";

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new screen moves the scroll position, a changed filter does not
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const scrollTop = isReturn ? (scrollPositions.get(key) ?? 0) : 0;
    element.scrollTop = scrollTop;
    if (scrollTop === 0) return;
    const timers = RETRY_DELAYS_MS.map((delay) =>
      setTimeout(() => {
        if (element.scrollTop < scrollTop) element.scrollTop = scrollTop;
      }, delay),
    );
    return () => timers.forEach(clearTimeout);
  }, [pathname, scroller]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const remember = () => scrollPositions.set(key, element.scrollTop);
    element.addEventListener("scroll", remember, { passive: true });
    return () => element.removeEventListener("scroll", remember);
  }, [key, scroller]);
}
