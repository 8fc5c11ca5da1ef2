import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type GridLayout, layOutGrid } from "../gridLayout.ts";

const OVERSCAN_ROWS = 3;
/** During a fling, rows rendered ahead would be gone in the next frame. */
const OVERSCAN_ROWS_FLINGING = 1;

/**
 * Measures the grid and computes which indexes are on screen.
 * @param scroller the element that scrolls; the grid is inside it
 */
export function useGrid(options: {
  scroller: RefObject<HTMLElement | null>;
  grid: RefObject<HTMLElement | null>;
  columns: number;
  total: number;
  isFlinging: boolean;
}) {
  const { scroller, grid, columns, total, isFlinging } = options;
  const { width, offset } = useMeasures(grid, scroller);
  const layout: GridLayout = layOutGrid(width, columns, total);
  const rows = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => layout.rowHeight,
    overscan: isFlinging ? OVERSCAN_ROWS_FLINGING : OVERSCAN_ROWS,
    scrollMargin: offset,
    initialOffset: () => scroller.current?.scrollTop ?? 0,
  });
  useSameFilmOnTop(layout, scroller, offset, () => rows.measure());

  const shown = width > 0 ? rows.getVirtualItems() : [];
  const first = (shown[0]?.index ?? 0) * columns;
  const last = Math.min(((shown.at(-1)?.index ?? 0) + 1) * columns, total) - 1;
  // The visible range, without overscan.
  const seen = {
    first: (rows.range?.startIndex ?? 0) * columns,
    last: ((rows.range?.endIndex ?? 0) + 1) * columns - 1,
  };
  return {
    layout,
    rows,
    offset,
    seen,
    height: rows.options.count * layout.rowHeight,
    first,
    last: width > 0 ? last : -1,
  };
}

/** When the cell size changes, keeps the film at the top of the screen. */
function useSameFilmOnTop(
  layout: GridLayout,
  scroller: RefObject<HTMLElement | null>,
  offset: number,
  measure: () => void,
) {
  const before = useRef(layout);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = layout;
    if (old.rowHeight === layout.rowHeight && old.columns === layout.columns) return;
    measure();
    const element = scroller.current;
    if (!element || old.width <= 0 || element.scrollTop <= offset) return;
    const index = ((element.scrollTop - offset) / old.rowHeight) * old.columns;
    element.scrollTop = offset + (index / layout.columns) * layout.rowHeight;
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

/** Marks the first paint of films, once per page load; the benchmark reads it. */
export function useFirstPaintMark(isReady: boolean): void {
  const marked = useRef(false);
  useEffect(() => {
    if (!isReady || marked.current) return;
    marked.current = true;
    // In the second frame the first has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("filmotheque:grid-painted")));
  }, [isReady]);
}
