import { type RefCallback, useCallback, useRef } from "react";

/** For an element such as the last of a growing list: calls `onNearEnd` when it is less than 600 px from being visible. */
export function useNearViewport(onNearEnd: () => void): RefCallback<HTMLElement> {
  const latest = useRef(onNearEnd);
  latest.current = onNearEnd;

  return useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current();
      },
      { rootMargin: "600px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
}
