/** The loaded pages of the library, in any order. Pure. */
import type { FilmCard, Interpretation } from "../../../src/contract/index.ts";

export const PAGE_SIZE = 100;
/** How many placeholders are shown before the first answer. */
export const PLACEHOLDER_TOTAL = 60;

/** The indexes on screen; both are included. */
export type IndexRange = { readonly first: number; readonly last: number };

export type FilmPage = {
  readonly items: readonly FilmCard[];
  readonly total: number;
  /** How the search was understood, where there is one. */
  readonly interpretation?: Interpretation | undefined;
};

export type FilmPages = Pick<FilmPage, "total" | "interpretation"> & {
  readonly byNumber: ReadonlyMap<number, readonly FilmCard[]>;
};

export function pageOfIndex(index: number): number {
  return Math.floor(index / PAGE_SIZE);
}

/**
 * The pages on screen and one more in each direction.
 * @param ahead how many pages the list will have moved on when an answer arrives; negative when it moves up
 */
export function pagesAround({ first, last }: IndexRange, total: number | null, ahead = 0): number[] {
  const lastPage = total === null ? Number.POSITIVE_INFINITY : pageOfIndex(Math.max(0, total - 1));
  const from = Math.max(0, Math.min(pageOfIndex(first) - 1 + Math.min(0, ahead), lastPage));
  const to = Math.min(pageOfIndex(Math.max(first, last)) + 1 + Math.max(0, ahead), lastPage);
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

/** @returns the film at this index, or null if its page is not loaded */
export function filmAt(pages: FilmPages, index: number): FilmCard | null {
  return pages.byNumber.get(pageOfIndex(index))?.[index % PAGE_SIZE] ?? null;
}

/** Changes a film's card in a page. @returns the same object if the film is not in it */
export function patchCard(page: FilmPage, filmId: number, change: Partial<FilmCard>): FilmPage {
  if (!page.items.some((film) => film.id === filmId)) return page;
  return { ...page, items: page.items.map((film) => (film.id === filmId ? { ...film, ...change } : film)) };
}
