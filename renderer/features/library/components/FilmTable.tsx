import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp, CircleCheck } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Link } from "react-router";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { Poster } from "../../../components/Poster.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useWords, type WordKey } from "../../../i18n/index.ts";
import { placeAfter } from "../geometry.ts";
import type { Span } from "../hooks/useFilmPages.ts";
import { useFocusKept } from "../hooks/useFocusKept.ts";
import { firstOrder, type LibraryFilter, type Sort } from "../hooks/useLibraryFilter.ts";
import { usePlaceKept } from "../hooks/usePlaceKept.ts";
import { FIRST_PAGE, type FilmPages, filmAt, totalOf } from "../pages.ts";

const ROW_PX = 52;
const ROWS_BEYOND = 8;
const SECONDS_A_MINUTE = 60;
const COLUMNS = "grid grid-cols-[2.25rem_minmax(0,3fr)_4rem_minmax(0,2fr)_5rem_4.5rem_2.5rem] items-center gap-4 px-3";

const HEADS: readonly { word: WordKey<"library">; sort: Sort | null; look?: string }[] = [
  { word: "title_", sort: "title" },
  { word: "year", sort: "year", look: "justify-end" },
  { word: "genre", sort: null },
  { word: "runtime", sort: "runtime", look: "justify-end" },
  { word: "rating", sort: "rating", look: "justify-end" },
];

type FilmTableProps = {
  pages: FilmPages | null;
  scroller: RefObject<HTMLElement | null>;
  onShow: (span: Span) => void;
  filter: LibraryFilter;
  change: (next: Partial<LibraryFilter>) => void;
};

/** The library in rows; only those on screen exist. A head sorts by its column, and once more turns the order. */
export function FilmTable({ pages, scroller, onShow, filter, change }: FilmTableProps) {
  const words = useWords("library");
  const body = useRef<HTMLTableSectionElement>(null);
  const offset = useOffset(body, scroller);
  const total = pages ? totalOf(pages) : FIRST_PAGE;
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: ROWS_BEYOND,
    scrollMargin: offset,
    initialOffset: () => scroller.current?.scrollTop ?? 0,
  });
  const { focused, setFocused, wantsFocus } = useFocusKept();
  const shown = rows.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => onShow({ first, last }), [onShow, first, last]);
  usePlaceKept(scroller, pages !== null);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = placeAfter(event.key, focused, 1, total);
    if (next === null || event.key === "ArrowLeft" || event.key === "ArrowRight") return;
    event.preventDefault();
    wantsFocus.current = true;
    setFocused(next);
    rows.scrollToIndex(next, { align: "auto" });
  };
  const takeFocus = (element: HTMLElement | null) => {
    if (!element || !wantsFocus.current) return;
    wantsFocus.current = false;
    element.focus({ preventScroll: true });
  };
  const tabStop = Math.min(Math.max(focused, first), Math.max(first, last));

  return (
    <table aria-label={words("films")} aria-rowcount={total + 1} aria-busy={pages === null} className="mb-8 block">
      <thead className="sticky top-0 z-10 block bg-ground">
        <Heads filter={filter} change={change} />
      </thead>
      <tbody ref={body} className="relative block" style={{ height: total * ROW_PX }} onKeyDown={onKeyDown}>
        {shown.map(({ index, start }) => (
          <Row
            key={index}
            film={pages ? filmAt(pages, index) : null}
            place={index}
            top={start - offset}
            isTabStop={index === tabStop}
            onFocus={setFocused}
            focusRef={index === focused ? takeFocus : null}
          />
        ))}
      </tbody>
    </table>
  );
}

function Heads({ filter, change }: Pick<FilmTableProps, "filter" | "change">) {
  const words = useWords("library");
  return (
    <tr aria-rowindex={1} className={`${COLUMNS} border-b border-line py-2 text-xs text-quiet`}>
      <th scope="col" className="font-normal">
        <span className="sr-only">{words("poster")}</span>
      </th>
      {HEADS.map(({ word, sort, look = "" }) => {
        const isChosen = sort !== null && filter.sort === sort;
        const Arrow = filter.order === "asc" ? ArrowUp : ArrowDown;
        return (
          <th
            key={word}
            scope="col"
            aria-sort={isChosen ? (filter.order === "asc" ? "ascending" : "descending") : undefined}
            className={`flex font-normal ${look}`}
          >
            {sort === null ? (
              words(word)
            ) : (
              <button
                type="button"
                className={`inline-flex items-center gap-1 rounded hover:text-ink ${isChosen ? "text-ink" : ""}`}
                onClick={() =>
                  change(
                    isChosen ? { order: filter.order === "asc" ? "desc" : "asc" } : { sort, order: firstOrder(sort) },
                  )
                }
              >
                {words(word)}
                {isChosen && <Arrow aria-hidden className="size-3" />}
              </button>
            )}
          </th>
        );
      })}
      <th scope="col" className="font-normal">
        <span className="sr-only">{words("seen")}</span>
      </th>
    </tr>
  );
}

type RowProps = {
  film: FilmCard | null;
  place: number;
  top: number;
  isTabStop: boolean;
  onFocus: (place: number) => void;
  focusRef: ((element: HTMLElement | null) => void) | null;
};

function Row({ film, place, top, isTabStop, onFocus, focusRef }: RowProps) {
  const words = useWords("library");
  const formats = useFormats();
  return (
    <tr
      aria-rowindex={place + 2}
      className={`${COLUMNS} absolute inset-x-0 border-b border-line/40 text-sm hover:bg-surface`}
      style={{ height: ROW_PX, transform: `translateY(${top}px)` }}
    >
      <td>{film ? <Poster title="" picture={film.poster} className="w-8 rounded" /> : null}</td>
      <td className="min-w-0">
        {film ? (
          <Link
            ref={focusRef}
            to={`/films/${film.id}`}
            tabIndex={isTabStop ? 0 : -1}
            className="block truncate rounded font-medium hover:text-accent-text"
            onFocus={() => onFocus(place)}
          >
            {film.title}
            {film.originalTitle && <span className="ml-2 font-normal text-quiet">{film.originalTitle}</span>}
          </Link>
        ) : (
          <span className="shape block h-3 w-1/2" />
        )}
      </td>
      <td className="text-right tabular-nums">{film?.year}</td>
      <td className="truncate text-quiet">{film?.genres.join(", ")}</td>
      <td className="text-right text-quiet tabular-nums">
        {film?.runtimeMinutes ? formats.duration(film.runtimeMinutes * SECONDS_A_MINUTE) : ""}
      </td>
      <td className="text-right tabular-nums">
        {film && film.userRating !== null && (
          <>
            <span aria-hidden>★ {formats.number(film.userRating)}</span>
            <span className="sr-only">{words("myRating", { value: formats.number(film.userRating) })}</span>
          </>
        )}
      </td>
      <td>
        {film?.watched && (
          <>
            <CircleCheck aria-hidden className="size-4 text-good" />
            <span className="sr-only">{words("seen")}</span>
          </>
        )}
      </td>
    </tr>
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
