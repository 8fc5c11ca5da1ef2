import { join } from "node:path";

/** Widths in use, pixels. An image narrower than a size is stored at its own width under that size's name. */
export const ARTWORK_WIDTHS = {
  poster: [185, 342, 780],
  backdrop: [780, 1280],
  still: [342, 780],
} as const;

type StoredKind = keyof typeof ARTWORK_WIDTHS;

/** The file of a size. It is named by its content, so it never changes and may be cached forever. */
export function artworkFile(folder: string, hash: string, width: number): string {
  return join(folder, hash.slice(0, 2), `${hash}-${width}.webp`);
}

/** The smallest width that is large enough, else the largest there is. */
export function nearestWidth(kind: StoredKind, wanted: number): number {
  const widths = ARTWORK_WIDTHS[kind];
  return widths.find((width) => width >= wanted) ?? Math.max(...widths);
}
