/** Sizes of the grid, all known before anything is loaded, so that nothing moves when it is. */

export const GAP_PX = 18;
const CAPTION_PX = 48;
const POSTER_RATIO = 3 / 2;

export type GridLayout = { columns: number; width: number; height: number; rowHeight: number };

/** Browsers draw nothing beyond some 33 million pixels: a list that would be longer gets smaller cells. */
const TALLEST_PX = 30_000_000;

/** @param width of the grid, without its padding, in pixels */
export function layOutGrid(width: number, columns: number, total = 0): GridLayout {
  const rows = Math.max(1, Math.ceil(total / columns));
  const widest = (TALLEST_PX / rows - GAP_PX - CAPTION_PX) / POSTER_RATIO;
  const cell = Math.floor(Math.min((width - GAP_PX * (columns - 1)) / columns, widest));
  const height = Math.round(cell * POSTER_RATIO) + CAPTION_PX;
  return { columns, width: cell, height, rowHeight: height + GAP_PX };
}

/** Places whose cells a box touches; box and cells in pixels of the grid. */
export function indexesInBox(
  box: { left: number; top: number; width: number; height: number },
  cells: GridLayout,
  total: number,
): number[] {
  const column = (x: number) => Math.floor(x / (cells.width + GAP_PX));
  const row = (y: number) => Math.floor(y / cells.rowHeight);
  // What lies in the gap behind a cell does not touch it.
  const firstColumn = Math.max(0, column(box.left + GAP_PX));
  const firstRow = Math.max(0, row(box.top + GAP_PX));
  const lastColumn = Math.min(cells.columns - 1, column(box.left + box.width));
  const lastRow = row(box.top + box.height);
  const places: number[] = [];
  for (let at = firstRow; at <= lastRow; at += 1)
    for (let x = firstColumn; x <= lastColumn; x += 1) places.push(at * cells.columns + x);
  return places.filter((place) => place < total);
}

/** Where an arrow key leads from `place`, in a grid of `total` films. */
export function indexAfterKey(key: string, place: number, across: number, total: number): number | null {
  const steps: Record<string, number> = {
    ArrowRight: place + 1,
    ArrowLeft: place - 1,
    ArrowDown: Math.min(place + across, total - 1),
    ArrowUp: place - across,
    PageDown: Math.min(place + across * 3, total - 1),
    PageUp: Math.max(place - across * 3, place % across),
    Home: 0,
    End: total - 1,
  };
  const next = steps[key];
  return next !== undefined && next >= 0 && next < total && next !== place ? next : null;
}
