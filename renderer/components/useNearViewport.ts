import { type RefCallback, useCallback, useRef } from "react";

/** For the last element of a list that grows: tells when it comes near the visible part. */
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
