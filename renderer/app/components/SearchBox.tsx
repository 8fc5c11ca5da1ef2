import { Search, X } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { isTextInput } from "../../components/shortcuts.ts";
import { useTranslations } from "../../i18n/index.ts";
import { commandPaletteOpen } from "../../state/overlays.ts";

/** Two letters struck at once are one search; more would make everybody wait. */
const PAUSE_MS = 10;

/** Filters the library while one types, from any screen; `/` comes here, Escape empties and leaves; Ctrl K opens the box for everything. */
export function SearchBox() {
  const t = useTranslations("shell");
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const shown = pathname === "/" ? (params.get("q") ?? "") : "";
  const [text, setText] = useState(shown);
  const input = useRef<HTMLInputElement>(null);
  const search = useSearch();
  /** What was sent and has not come back by the address yet. */
  const sent = useRef<string[]>([]);

  // The address may say what one typed a moment ago: it must not take back what was typed since.
  useEffect(() => {
    const at = sent.current.indexOf(shown);
    if (at < 0) setText(shown);
    sent.current = sent.current.slice(at + 1);
  }, [shown]);
  // Words that were still waiting would lead away from the screen one came to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving on a screen is the reason
  useEffect(() => {
    sent.current = [];
    setText(shown);
  }, [pathname]);
  useFocusKey(input);

  useEffect(() => {
    if (text === shown) return;
    // The address goes ahead of the page while a screen is still coming: somebody has left, and wants no search.
    const timer = setTimeout(() => {
      if (window.location.pathname !== pathname) return;
      sent.current.push(text);
      search(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, shown, search, pathname]);

  return (
    <search className="relative w-full max-w-md">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-quiet" />
      <input
        ref={input}
        type="search"
        className="field rounded-full pr-16 pl-9 [&::-webkit-search-cancel-button]:hidden"
        aria-label={t("search")}
        aria-keyshortcuts="/"
        placeholder={t("searchHint")}
        value={text}
        maxLength={300}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") search(text);
          if (event.key !== "Escape") return;
          if (text) setText("");
          else event.currentTarget.blur();
        }}
      />
      {!text && (
        <button
          type="button"
          aria-keyshortcuts="Control+K"
          title={t("palette")}
          className="absolute top-1/2 right-2 -translate-y-1/2 rounded-md border border-line px-1.5 text-xs leading-5 text-quiet hover:text-ink"
          onClick={() => commandPaletteOpen.set(true)}
        >
          <span className="sr-only">{t("palette")} </span>
          Ctrl K
        </button>
      )}
      {text && (
        <button
          type="button"
          aria-label={t("clearSearch")}
          className="absolute top-1/2 right-2 -translate-y-1/2 rounded-full p-1.5 text-quiet hover:text-ink"
          onClick={() => {
            setText("");
            input.current?.focus();
          }}
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </search>
  );
}

/** Keeps the library's other filters; typing on does not fill the history. */
function useSearch() {
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

function useFocusKey(input: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isSlash = event.key === "/" && !isTextInput(event.target) && !document.querySelector("[role=dialog]");
      if (!isSlash) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [input]);
}
