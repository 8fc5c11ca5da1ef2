/** Sizes of the grid, all known before anything is loaded, so that nothing moves when it is. */

export const GAP_PX = 18;
const CAPTION_PX = 48;
const POSTER_RATIO = 3 / 2;

export type Cells = { across: number; width: number; height: number; rowHeight: number };

/** @param width of the grid, without its padding, in pixels */
export function cellsFor(width: number, across: number): Cells {
  const cell = Math.floor((width - GAP_PX * (across - 1)) / across);
  const height = Math.round(cell * POSTER_RATIO) + CAPTION_PX;
  return { across, width: cell, height, rowHeight: height + GAP_PX };
}

/** Where an arrow key leads from `place`, in a grid of `total` films. */
export function placeAfter(key: string, place: number, across: number, total: number): number | null {
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
