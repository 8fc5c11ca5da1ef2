import { useCallback, useEffect, useRef } from "react";
import { useCellWords } from "../../../components/useCellWords.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilmsProps } from "../filmsProps.ts";
import { GAP_PX, placesIn } from "../geometry.ts";
import { useBoxSelect } from "../hooks/useBoxSelect.ts";
import { useFast } from "../hooks/useFast.ts";
import { useFilmList } from "../hooks/useFilmList.ts";
import { useFirstPaintMark, useGrid } from "../hooks/useGrid.ts";
import { usePlaceKept } from "../hooks/usePlaceKept.ts";
import { useWhyFound } from "../hooks/useWhyFound.ts";
import { UNKNOWN_TOTAL } from "../pages.ts";
import { FilmCell } from "./FilmCell.tsx";
import { Typed } from "./Typed.tsx";

/** Only what is on screen exists; the height stands for everything, so the scroll bar tells the truth. */
export function FilmGrid({ pages, across, scroller, onShow, filter, selection, jump, arrival }: FilmsProps) {
  const t = useTranslations("library");
  const cellWords = useCellWords();
  const why = useWhyFound(filter.q ?? "");
  const isFast = useFast(scroller);
  const grid = useRef<HTMLUListElement>(null);
  const total = pages?.total ?? UNKNOWN_TOTAL;
  const { cells, rows, height, first, last, seen } = useGrid({ scroller, grid, across, total, isFast });
  const scrollTo = useCallback(
    (place: number, align: "auto" | "start") => rows.scrollToIndex(Math.floor(place / across), { align }),
    [rows, across],
  );
  const list = useFilmList({ pages, filter, selection, across, scrollTo });
  const box = useBoxSelect({
    scroller,
    grid,
    selection,
    filmsIn: (drawn) => placesIn(drawn, cells, total).flatMap((place) => list.at(place)?.id ?? []),
  });

  const { first: seenFirst, last: seenLast } = seen;
  useEffect(() => onShow({ first: seenFirst, last: seenLast }), [onShow, seenFirst, seenLast]);
  useFirstPaintMark(pages !== null && last >= 0);
  usePlaceKept(scroller, pages !== null && cells.width > 0);
  useEffect(() => {
    jump.current = (place) => scrollTo(place, "start");
    // From the top one sees the bar above the films, and goes on doing so.
    if (arrival.current) scrollTo(arrival.current, "start");
    arrival.current = null;
  }, [jump, arrival, scrollTo]);

  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
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
        {places.map((place) => {
          const film = list.at(place);
          return (
            <li
              // While the list flies, a place takes over what another one left.
              key={isFast ? `slot ${place % places.length}` : place}
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
                film={film}
                words={cellWords}
                note={film ? why.get(film.id) : undefined}
                sizes={`${cells.width}px`}
                isFast={isFast}
                isTabStop={place === tabStop}
                isSelected={film !== null && selection.ids.has(film.id)}
                place={place}
                onFocus={list.setFocused}
                onPick={list.onPick}
                onSelect={list.onSelect}
                focusRef={place === list.focused ? list.takeFocus : null}
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
      <Typed text={list.typed} />
    </>
  );
}
