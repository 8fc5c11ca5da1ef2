import { Search, X } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import { isDialogOpen, isTextInput } from "../../components/shortcuts.ts";
import { useTranslations } from "../../i18n/index.ts";
import { commandPaletteOpen } from "../../state/overlays.ts";
import { useSearchText } from "../hooks/useSearchText.ts";

/**
 * Filters the library while one types, from any screen. `/` focuses it; Escape empties it, then leaves it; Ctrl K opens
 * the command palette.
 */
export function SearchBox() {
  const t = useTranslations("shell");
  const { text, setText, search } = useSearchText();
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);

  return (
    <search className="relative w-full max-w-md">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-quiet" />
      <input
        ref={input}
        type="search"
        className={`field rounded-full pr-16 pl-9 placeholder:text-ellipsis ${text ? "" : "max-sm:pr-3"} [&::-webkit-search-cancel-button]:hidden`}
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
      {text ? (
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
      ) : (
        <button
          type="button"
          aria-keyshortcuts="Control+K"
          title={t("palette")}
          className="absolute top-1/2 right-2 -translate-y-1/2 rounded-md border border-line px-1.5 text-xs leading-[1.375rem] text-quiet hover:text-ink max-sm:hidden"
          onClick={() => commandPaletteOpen.set(true)}
        >
          <span className="sr-only">{t("palette")} </span>
          Ctrl K
        </button>
      )}
    </search>
  );
}

function useSlashKey(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isSlash = event.key === "/" && !isTextInput(event.target) && !isDialogOpen();
      if (!isSlash) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [input]);
}
