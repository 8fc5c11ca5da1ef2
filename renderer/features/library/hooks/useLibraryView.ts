import { useCallback, useState } from "react";

export const LIBRARY_VIEWS = ["grid", "table"] as const;
export type LibraryView = (typeof LIBRARY_VIEWS)[number];

const REMEMBERED = "filmotheque:library-view";

/** Posters or a table; the person's choice is kept. */
export function useLibraryView(): { view: LibraryView; choose: (view: LibraryView) => void } {
  const [view, setView] = useState<LibraryView>(() =>
    localStorage.getItem(REMEMBERED) === "table" ? "table" : "grid",
  );
  const choose = useCallback((next: LibraryView) => {
    localStorage.setItem(REMEMBERED, next);
    setView(next);
  }, []);
  return { view, choose };
}
