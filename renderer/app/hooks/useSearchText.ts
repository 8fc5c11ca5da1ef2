import { useEffect, useRef, useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";

/** Letters that are typed together become one search; a longer pause would be noticed. */
const DEBOUNCE_MS = 10;

interface SearchText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Searches at once. */
  readonly search: (text: string) => void;
}

/** The text of the search field and the library's `q` in the address, each following the other. */
export function useSearchText(): SearchText {
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const shown = pathname === "/" ? (params.get("q") ?? "") : "";
  const [text, setText] = useState(shown);
  const search = useSearch();
  /** Searches that the address does not show yet. */
  const pending = useRef<string[]>([]);

  // The address may show an earlier search of this field: what was typed since must stay.
  useEffect(() => {
    const index = pending.current.indexOf(shown);
    if (index < 0) setText(shown);
    pending.current = pending.current.slice(index + 1);
  }, [shown]);
  // A search that is still pending would lead away from the screen that was just opened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of screen resets the field
  useEffect(() => {
    pending.current = [];
    setText(shown);
  }, [pathname]);

  useEffect(() => {
    if (text === shown) return;
    const timer = setTimeout(() => {
      // While another screen is being loaded, the URL is already that screen's (decision 14).
      if (window.location.pathname !== pathname) return;
      pending.current.push(text);
      search(text);
    }, DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text, shown, search, pathname]);

  return { text, setText, search };
}

/** Keeps the library's other filters. Within the library the address is replaced, so that typing fills no history. */
function useSearch(): (text: string) => void {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const latest = useRef({ pathname, search });
  latest.current = { pathname, search };

  return useRef((text: string) => {
    const isLibrary = latest.current.pathname === "/";
    const params = new URLSearchParams(isLibrary ? latest.current.search : "");
    if (text.trim()) params.set("q", text);
    else params.delete("q");
    void navigate({ pathname: "/", search: params.toString() }, { replace: isLibrary });
  }).current;
}
