import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { useWords } from "../../../i18n/index.ts";
import { GAP_PX, placeAfter } from "../geometry.ts";
import type { Span } from "../hooks/useFilmPages.ts";
import { useFocusKept } from "../hooks/useFocusKept.ts";
import { useFirstPaintMark, useGrid } from "../hooks/useGrid.ts";
import { usePlaceKept } from "../hooks/usePlaceKept.ts";
import { FIRST_PAGE, type FilmPages, filmAt, totalOf } from "../pages.ts";
import { FilmCell } from "./FilmCell.tsx";

type FilmGridProps = {
  pages: FilmPages | null;
  across: number;
  scroller: RefObject<HTMLElement | null>;
  onShow: (span: Span) => void;
};

/** Only what is on screen exists; the height stands for everything, so the scroll bar tells the truth. */
export function FilmGrid({ pages, across, scroller, onShow }: FilmGridProps) {
  const words = useWords("library");
  const grid = useRef<HTMLUListElement>(null);
  const total = pages ? totalOf(pages) : FIRST_PAGE;
  const { cells, rows, height, first, last } = useGrid({ scroller, grid, across, total });
  const { focused, setFocused, wantsFocus } = useFocusKept();

  useEffect(() => onShow({ first, last }), [onShow, first, last]);
  useFirstPaintMark(pages !== null && last >= 0);
  usePlaceKept(scroller, pages !== null && cells.width > 0);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = placeAfter(event.key, focused, across, total);
    if (next === null) return;
    event.preventDefault();
    wantsFocus.current = true;
    setFocused(next);
    rows.scrollToIndex(Math.floor(next / across), { align: "auto" });
  };
  const takeFocus = (element: HTMLElement | null) => {
    if (!element || !wantsFocus.current) return;
    wantsFocus.current = false;
    element.focus({ preventScroll: true });
  };

  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  const tabStop = Math.min(Math.max(focused, first), Math.max(first, last));
  return (
    <ul
      ref={grid}
      aria-label={words("films")}
      aria-busy={pages === null}
      className="relative mb-8"
      style={{ height: Math.max(height - GAP_PX, 0) }}
      onKeyDown={onKeyDown}
    >
      {places.map((place) => (
        <li
          key={place}
          aria-setsize={total}
          aria-posinset={place + 1}
          className="absolute top-0 left-0"
          style={{
            width: cells.width,
            height: cells.height,
            transform: `translate(${(place % across) * (cells.width + GAP_PX)}px, ${Math.floor(place / across) * cells.rowHeight}px)`,
          }}
        >
          <FilmCell
            film={pages && filmAt(pages, place)}
            isTabStop={place === tabStop}
            place={place}
            onFocus={setFocused}
            focusRef={place === focused ? takeFocus : null}
          />
        </li>
      ))}
    </ul>
  );
}
