/** The layout of the grid. It depends on no content, so that nothing moves when films are loaded. Pure. */

export const GAP_PX = 18;
const CAPTION_PX = 48;
const POSTER_RATIO = 3 / 2;

export type GridLayout = { columns: number; width: number; height: number; rowHeight: number };

export const MIN_POSTER_PX = 96;
export const MAX_POSTER_PX = 320;
const MIN_COLUMNS = 2;

export const clampPosterPx = (width: number): number =>
  Math.round(Math.min(MAX_POSTER_PX, Math.max(MIN_POSTER_PX, width)));

/** @returns how many posters of about this width fit, at least two */
export function columnsFor(width: number, posterPx: number): number {
  return Math.max(MIN_COLUMNS, Math.round((width + GAP_PX) / (posterPx + GAP_PX)));
}

/** @returns the width of a poster where so many fit */
export function posterPxFor(width: number, columns: number): number {
  return clampPosterPx((width + GAP_PX) / Math.max(1, columns) - GAP_PX);
}

/** Browsers draw nothing beyond about 33 million pixels: a longer list gets smaller cells. */
const TALLEST_PX = 30_000_000;

/** @param width of the grid, without its padding, in pixels */
export function layOutGrid(width: number, columns: number, total = 0): GridLayout {
  const rows = Math.max(1, Math.ceil(total / columns));
  const widest = (TALLEST_PX / rows - GAP_PX - CAPTION_PX) / POSTER_RATIO;
  const cell = Math.floor(Math.min((width - GAP_PX * (columns - 1)) / columns, widest));
  const height = Math.round(cell * POSTER_RATIO) + CAPTION_PX;
  return { columns, width: cell, height, rowHeight: height + GAP_PX };
}

/** Indexes of the cells that a box touches; the box is in pixels of the grid. */
export function indexesInBox(
  box: { left: number; top: number; width: number; height: number },
  layout: GridLayout,
  total: number,
): number[] {
  const column = (x: number) => Math.floor(x / (layout.width + GAP_PX));
  const row = (y: number) => Math.floor(y / layout.rowHeight);
  // The gap after a cell does not belong to it.
  const firstColumn = Math.max(0, column(box.left + GAP_PX));
  const firstRow = Math.max(0, row(box.top + GAP_PX));
  const lastColumn = Math.min(layout.columns - 1, column(box.left + box.width));
  const lastRow = row(box.top + box.height);
  const indexes: number[] = [];
  for (let at = firstRow; at <= lastRow; at += 1)
    for (let x = firstColumn; x <= lastColumn; x += 1) indexes.push(at * layout.columns + x);
  return indexes.filter((index) => index < total);
}

/** The index to which a key moves from `index`; null if it does not move. */
export function indexAfterKey(key: string, index: number, columns: number, total: number): number | null {
  const steps: Record<string, number> = {
    ArrowRight: index + 1,
    ArrowLeft: index - 1,
    ArrowDown: Math.min(index + columns, total - 1),
    ArrowUp: index - columns,
    PageDown: Math.min(index + columns * 3, total - 1),
    PageUp: Math.max(index - columns * 3, index % columns),
    Home: 0,
    End: total - 1,
  };
  const next = steps[key];
  return next !== undefined && next >= 0 && next < total && next !== index ? next : null;
}
