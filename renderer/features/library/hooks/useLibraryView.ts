import { useCallback, useState } from "react";

export const LIBRARY_VIEWS = ["grid", "table"] as const;
export type LibraryView = (typeof LIBRARY_VIEWS)[number];

const STORAGE_KEY = "filmotheque:library-view";

/** Posters or a table; the choice is saved. */
export function useLibraryView(): { view: LibraryView; setView: (view: LibraryView) => void } {
  const [view, setState] = useState<LibraryView>(() =>
    localStorage.getItem(STORAGE_KEY) === "table" ? "table" : "grid",
  );
  const setView = useCallback((next: LibraryView) => {
    localStorage.setItem(STORAGE_KEY, next);
    setState(next);
  }, []);
  return { view, setView };
}
