import { useCallback, useEffect, useRef } from "react";
import { useFilmCardLabels } from "../../../components/useFilmCardLabels.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { PLACEHOLDER_TOTAL } from "../filmPages.ts";
import type { FilmsViewProps } from "../filmsViewProps.ts";
import { GAP_PX, indexesInBox } from "../gridLayout.ts";
import { useBoxSelect } from "../hooks/useBoxSelect.ts";
import { useFilmList } from "../hooks/useFilmList.ts";
import { useFirstPaintMark, useGrid } from "../hooks/useGrid.ts";
import { useIsFlinging } from "../hooks/useIsFlinging.ts";
import { useMatchReasons } from "../hooks/useMatchReasons.ts";
import { useRestoredScroll } from "../hooks/useRestoredScroll.ts";
import { FilmCell } from "./FilmCell.tsx";
import { TypeAheadHint } from "./TypeAheadHint.tsx";

/** Only what is on screen is rendered; the height is that of the whole list, so that the scroll bar is right. */
export function FilmGrid({ pages, columns, scroller, onShow, filter, selection, jump, arrival }: FilmsViewProps) {
  const t = useTranslations("library");
  const labels = useFilmCardLabels();
  const why = useMatchReasons(filter.q ?? "");
  const isFlinging = useIsFlinging(scroller);
  const grid = useRef<HTMLUListElement>(null);
  const total = pages?.total ?? PLACEHOLDER_TOTAL;
  const { layout, rows, height, first, last, seen } = useGrid({ scroller, grid, columns: columns, total, isFlinging });
  const scrollTo = useCallback(
    (index: number, align: "auto" | "start") => rows.scrollToIndex(Math.floor(index / columns), { align }),
    [rows, columns],
  );
  const list = useFilmList({ pages, filter, selection, columns: columns, scrollTo });
  const box = useBoxSelect({
    scroller,
    grid,
    selection,
    filmsIn: (drawn) => indexesInBox(drawn, layout, total).flatMap((index) => list.at(index)?.id ?? []),
  });

  const { first: seenFirst, last: seenLast } = seen;
  useEffect(() => onShow({ first: seenFirst, last: seenLast }), [onShow, seenFirst, seenLast]);
  useFirstPaintMark(pages !== null && last >= 0);
  useRestoredScroll(scroller, pages !== null && layout.width > 0);
  useEffect(() => {
    jump.current = (index) => scrollTo(index, "start");
    // From the top one sees the bar above the films, and goes on doing so.
    if (arrival.current) scrollTo(arrival.current, "start");
    arrival.current = null;
  }, [jump, arrival, scrollTo]);

  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  const tabStop = Math.min(Math.max(list.focused, first), Math.max(first, last));
  return (
    <>
      <ul
        ref={grid}
        aria-label={t("films")}
        aria-busy={pages === null}
        data-selecting={selection.size > 0 || undefined}
        className="group/films relative mb-8"
        style={{ height: Math.max(height - GAP_PX, 0) }}
        onKeyDown={list.onKeyDown}
      >
        {indexes.map((index) => {
          const film = list.at(index);
          return (
            <li
              // While the list flies, a index takes over what another one left.
              key={isFlinging ? `slot ${index % indexes.length}` : index}
              aria-setsize={total}
              aria-posinset={index + 1}
              className="absolute top-0 left-0"
              style={{
                width: layout.width,
                height: layout.height,
                transform: `translate(${(index % columns) * (layout.width + GAP_PX)}px, ${Math.floor(index / columns) * layout.rowHeight}px)`,
              }}
            >
              <FilmCell
                film={film}
                labels={labels}
                note={film ? why.get(film.id) : undefined}
                sizes={`${layout.width}px`}
                isFlinging={isFlinging}
                isTabStop={index === tabStop}
                isSelected={film !== null && selection.ids.has(film.id)}
                index={index}
                onFocus={list.setFocused}
                onPick={list.onPick}
                onSelect={list.onSelect}
                onPlay={list.onPlay}
                focusRef={index === list.focused ? list.takeFocus : null}
              />
            </li>
          );
        })}
        {box && (
          <li
            aria-hidden
            className="pointer-events-none absolute rounded border border-accent bg-accent/15"
            style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
          />
        )}
      </ul>
      <TypeAheadHint text={list.typedText} />
    </>
  );
}
