import { type RefObject, useEffect, useRef } from "react";

/**
 * Arriving on a screen takes the focus there: the link that led here keeps no Enter for itself, and a screen reader
 * begins with the screen. Whoever is typing in the search keeps typing.
 */
export function useFocusOnNavigation(main: RefObject<HTMLElement | null>, pathname: string): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (document.activeElement instanceof HTMLInputElement) return;
    main.current?.focus({ preventScroll: true });
  }, [main, pathname]);
}
