/** The library's pages as they were loaded: a pure core under grid and table. Any page may come first. */
import type { FilmCard } from "../../../src/contract/index.ts";

export const PAGE_SIZE = 100;
/** Until the first answer it is not known how many films there are: so many shapes stand there. */
export const PLACEHOLDER_TOTAL = 60;

/** The indexes on screen, first and last. */
export type IndexRange = { readonly first: number; readonly last: number };

export type FilmPage = { readonly items: readonly FilmCard[]; readonly total: number };

export type FilmPages = { readonly total: number; readonly byNumber: ReadonlyMap<number, readonly FilmCard[]> };

export function pageOfIndex(index: number): number {
  return Math.floor(index / PAGE_SIZE);
}

/**
 * The pages that what is on screen needs, and one more in either direction.
 * @param ahead how many pages the list moves on until an answer is here: below zero when it moves up
 */
export function pagesAround({ first, last }: IndexRange, total: number | null, ahead = 0): number[] {
  const lastPage = total === null ? Number.POSITIVE_INFINITY : pageOfIndex(Math.max(0, total - 1));
  const from = Math.max(0, Math.min(pageOfIndex(first) - 1 + Math.min(0, ahead), lastPage));
  const to = Math.min(pageOfIndex(Math.max(first, last)) + 1 + Math.max(0, ahead), lastPage);
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

/** @returns the film at this index, or null where its page is not loaded yet */
export function filmAt(pages: FilmPages, index: number): FilmCard | null {
  return pages.byNumber.get(pageOfIndex(index))?.[index % PAGE_SIZE] ?? null;
}

/** Changes one film's card where it stands. The same page where it does not. */
export function patchCard(page: FilmPage, filmId: number, change: Partial<FilmCard>): FilmPage {
  if (!page.items.some((film) => film.id === filmId)) return page;
  return { ...page, items: page.items.map((film) => (film.id === filmId ? { ...film, ...change } : film)) };
}
