import { useSyncExternalStore } from "react";

const wish = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Whether this person asked for less motion; follows the system's setting. */
export function usePrefersReducedMotion(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      wish.addEventListener("change", onChange);
      return () => wish.removeEventListener("change", onChange);
    },
    () => wish.matches,
  );
}
