import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useFilmCardLabels } from "../../../components/useFilmCardLabels.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { PLACEHOLDER_TOTAL } from "../filmPages.ts";
import type { FilmsViewProps } from "../filmsViewProps.ts";
import { useFilmList } from "../hooks/useFilmList.ts";
import { useRestoredScroll } from "../hooks/useRestoredScroll.ts";
import { FilmRow, ROW_HEIGHT_PX } from "./FilmRow.tsx";
import { FilmTableHeader } from "./FilmTableHeader.tsx";
import { TypeAheadHint } from "./TypeAheadHint.tsx";

const OVERSCAN_ROWS = 8;
const HEAD_PX = 34;

/** The library in rows; only those on screen exist. A head sorts by its column, and once more turns the order. */
export function FilmTable({ pages, scroller, onShow, filter, change, selection, jump, arrival }: FilmsViewProps) {
  const t = useTranslations("library");
  const labels = useFilmCardLabels();
  const body = useRef<HTMLTableSectionElement>(null);
  const offset = useOffset(body, scroller);
  const total = pages?.total ?? PLACEHOLDER_TOTAL;
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: OVERSCAN_ROWS,
    scrollMargin: offset,
    scrollPaddingStart: HEAD_PX,
    initialOffset: () => scroller.current?.scrollTop ?? 0,
  });
  const scrollTo = useCallback(
    (index: number, align: "auto" | "start") => rows.scrollToIndex(index, { align }),
    [rows],
  );
  const list = useFilmList({ pages, filter, selection, columns: 1, scrollTo });
  const shown = rows.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? -1;
  const [seenFirst, seenLast] = [rows.range?.startIndex ?? 0, rows.range?.endIndex ?? 0];
  useEffect(() => onShow({ first: seenFirst, last: seenLast }), [onShow, seenFirst, seenLast]);
  useRestoredScroll(scroller, pages !== null);
  useEffect(() => {
    jump.current = (index) => scrollTo(index, "start");
    // From the top one sees the bar above the films, and goes on doing so.
    if (arrival.current) scrollTo(arrival.current, "start");
    arrival.current = null;
  }, [jump, arrival, scrollTo]);
  const tabStop = Math.min(Math.max(list.focused, first), Math.max(first, last));

  return (
    <>
      <table
        aria-label={t("films")}
        aria-rowcount={total + 1}
        aria-busy={pages === null}
        data-selecting={selection.size > 0 || undefined}
        className="group/films mb-8 block"
      >
        <thead className="sticky top-0 z-10 block bg-ground">
          <FilmTableHeader filter={filter} change={change} />
        </thead>
        <tbody
          ref={body}
          className="relative block"
          style={{ height: total * ROW_HEIGHT_PX }}
          onKeyDown={list.onKeyDown}
        >
          {shown.map(({ index, start }) => {
            const film = list.at(index);
            return (
              <FilmRow
                key={index}
                film={film}
                labels={labels}
                index={index}
                top={start - offset}
                isTabStop={index === tabStop}
                isSelected={film !== null && selection.ids.has(film.id)}
                onFocus={list.setFocused}
                onPick={list.onPick}
                onSelect={list.onSelect}
                focusRef={index === list.focused ? list.takeFocus : null}
              />
            );
          })}
        </tbody>
      </table>
      <TypeAheadHint text={list.typedText} />
    </>
  );
}

/** How far below the scroller's top the rows begin. */
function useOffset(body: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    if (!body.current || !scroller.current) return;
    const top = body.current.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top;
    setOffset(Math.round(top + scroller.current.scrollTop));
  }, [body, scroller]);
  return offset;
}
