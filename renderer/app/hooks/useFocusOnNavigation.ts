import { type RefObject, useEffect, useRef } from "react";

/**
 * Moves the focus to a new screen: Enter no longer presses the link that led here, and a screen reader starts with the
 * screen. The focus stays in a text field, so that one can go on typing a search.
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
