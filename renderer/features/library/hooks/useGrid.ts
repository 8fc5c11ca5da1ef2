import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type GridLayout, layOutGrid } from "../gridLayout.ts";

const ROWS_BEYOND = 3;
/** Rows that are gone with the next frame are not worth being made. */
const ROWS_BEYOND_FAST = 1;

/**
 * Measures the grid and says which places of it are on screen.
 * @param scroller the element that scrolls; the grid stands somewhere inside it
 */
export function useGrid(options: {
  scroller: RefObject<HTMLElement | null>;
  grid: RefObject<HTMLElement | null>;
  across: number;
  total: number;
  isFast: boolean;
}) {
  const { scroller, grid, across, total, isFast } = options;
  const { width, offset } = useMeasures(grid, scroller);
  const cells: GridLayout = layOutGrid(width, across, total);
  const rows = useVirtualizer({
    count: Math.ceil(total / across),
    getScrollElement: () => scroller.current,
    estimateSize: () => cells.rowHeight,
    overscan: isFast ? ROWS_BEYOND_FAST : ROWS_BEYOND,
    scrollMargin: offset,
    initialOffset: () => scroller.current?.scrollTop ?? 0,
  });
  useSameFilmOnTop(cells, scroller, offset, () => rows.measure());

  const shown = width > 0 ? rows.getVirtualItems() : [];
  const first = (shown[0]?.index ?? 0) * across;
  const last = Math.min(((shown.at(-1)?.index ?? 0) + 1) * across, total) - 1;
  // What is seen, without the rows that are kept ready beyond.
  const seen = { first: (rows.range?.startIndex ?? 0) * across, last: ((rows.range?.endIndex ?? 0) + 1) * across - 1 };
  return {
    cells,
    rows,
    offset,
    seen,
    height: rows.options.count * cells.rowHeight,
    first,
    last: width > 0 ? last : -1,
  };
}

/** When cells change their size, the film that was on top stays there. */
function useSameFilmOnTop(
  cells: GridLayout,
  scroller: RefObject<HTMLElement | null>,
  offset: number,
  measure: () => void,
) {
  const before = useRef(cells);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = cells;
    if (old.rowHeight === cells.rowHeight && old.columns === cells.columns) return;
    measure();
    const element = scroller.current;
    if (!element || old.width <= 0 || element.scrollTop <= offset) return;
    const place = ((element.scrollTop - offset) / old.rowHeight) * old.columns;
    element.scrollTop = offset + (place / cells.columns) * cells.rowHeight;
  });
}

function useMeasures(grid: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>) {
  const [measures, setMeasures] = useState({ width: 0, offset: 0 });

  useLayoutEffect(() => {
    const measure = () => {
      if (!grid.current || !scroller.current) return;
      const width = grid.current.clientWidth;
      const top = grid.current.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top;
      const offset = Math.round(top + scroller.current.scrollTop);
      setMeasures((present) => (present.width === width && present.offset === offset ? present : { width, offset }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (grid.current) observer.observe(grid.current);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [grid, scroller]);

  return measures;
}

/** Tells, once a visit, when the first films were painted. */
export function useFirstPaintMark(isReady: boolean): void {
  const marked = useRef(false);
  useEffect(() => {
    if (!isReady || marked.current) return;
    marked.current = true;
    // A frame is asked for; in the one after it, the first is on screen.
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("filmotheque:grid-painted")));
  }, [isReady]);
}
