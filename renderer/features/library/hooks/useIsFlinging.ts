import { type RefObject, useEffect, useState } from "react";

/** About nine rows of posters a second: too fast to see an image. */
const FAST_PX_A_MS = 2.5;
/** A jump is one scroll event, a fling is many. */
const STEPS = 3;
const REST_MS = 90;

/** Whether the list is being flung. Never while the focus is in it, for the focused element must stay rendered. */
export function useIsFlinging(scroller: RefObject<HTMLElement | null>): boolean {
  const [isFlinging, setFlinging] = useState(false);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let before = { top: element.scrollTop, at: performance.now() };
    let fastSteps = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => {
      fastSteps = 0;
      setFlinging(false);
    };
    const onScroll = () => {
      const now = { top: element.scrollTop, at: performance.now() };
      const speed = Math.abs(now.top - before.top) / Math.max(1, now.at - before.at);
      before = now;
      if (element.contains(document.activeElement)) return rest();
      // A single slow frame does not end the fling, or images would flicker.
      if (speed <= FAST_PX_A_MS) return;
      fastSteps += 1;
      setFlinging(fastSteps >= STEPS);
      clearTimeout(timer);
      timer = setTimeout(rest, REST_MS);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller]);

  return isFlinging;
}
