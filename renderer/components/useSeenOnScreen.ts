import { type RefCallback, useCallback } from "react";
import { recordSeenFilm } from "../api/seenFilms.ts";

/** A suggestion counts as seen when half of it has been on the screen for so long. */
const SEEN_AFTER_MS = 1_000;

/** For the element of a suggested film: reports that it was on the screen. Undefined for a film that nobody suggested. */
export function useSeenOnScreen(film: number | undefined): RefCallback<HTMLElement> {
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element || film === undefined) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const observer = new IntersectionObserver(
        ([entry]) => {
          clearTimeout(timer);
          if (entry?.isIntersecting) timer = setTimeout(() => recordSeenFilm(film), SEEN_AFTER_MS);
        },
        { threshold: 0.5 },
      );
      observer.observe(element);
      return () => {
        clearTimeout(timer);
        observer.disconnect();
      };
    },
    [film],
  );
}
