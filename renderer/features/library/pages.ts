/** The library's pages as they were loaded: a pure core under the grid. */
import type { InfiniteData } from "@tanstack/react-query";
import type { FilmCard } from "../../../src/contract/index.ts";

/** The first page is small, so that it is on screen soon; the next are large, so that few are asked for. */
export const FIRST_PAGE = 60;
export const NEXT_PAGE = 200;

export type FilmPage = { items: FilmCard[]; nextCursor: string | null; total: number; loadedAt: number };
export type FilmPages = InfiniteData<FilmPage, string | null>;

/** Which page holds the film at this place of the list. */
export function pageOfPlace(place: number): number {
  return place < FIRST_PAGE ? 0 : 1 + Math.floor((place - FIRST_PAGE) / NEXT_PAGE);
}

export function firstPlaceOf(page: number): number {
  return page === 0 ? 0 : FIRST_PAGE + (page - 1) * NEXT_PAGE;
}

export function sizeOf(page: number): number {
  return page === 0 ? FIRST_PAGE : NEXT_PAGE;
}

/** @returns the film at this place, or null where its page is not loaded yet */
export function filmAt(pages: FilmPages, place: number): FilmCard | null {
  const page = pageOfPlace(place);
  return pages.pages[page]?.items[place - firstPlaceOf(page)] ?? null;
}

/** How many films there are in all, by the newest answer. */
export function totalOf(pages: FilmPages): number {
  const newest = pages.pages.reduce((best, page) => (page.loadedAt > best.loadedAt ? page : best));
  return newest.total;
}

export function loadedCount(pages: FilmPages): number {
  const last = pages.pages.length - 1;
  return firstPlaceOf(last) + (pages.pages[last]?.items.length ?? 0);
}

/**
 * Puts freshly loaded pages in the place of old ones. Where the last of them ends elsewhere than before, what follows
 * no longer joins on and is dropped: it is loaded again when somebody scrolls there.
 */
export function replacePages(pages: FilmPages, from: number, fresh: readonly FilmPage[]): FilmPages {
  const after = from + fresh.length;
  const end = fresh.at(-1)?.nextCursor ?? null;
  const joinsOn = end !== null && end === pages.pageParams[after];
  const before = pages.pages.slice(0, from);
  const rest = joinsOn ? pages.pages.slice(after) : [];

  const all = [...before, ...fresh, ...rest];
  const pageParams = all.map((_, index) => (index === 0 ? null : (all[index - 1]?.nextCursor ?? null)));
  return { pages: all, pageParams };
}

/** Changes one film's card wherever it stands. */
export function patchCard(pages: FilmPages, filmId: number, change: Partial<FilmCard>): FilmPages {
  return {
    ...pages,
    pages: pages.pages.map((page) =>
      page.items.some((film) => film.id === filmId)
        ? { ...page, items: page.items.map((film) => (film.id === filmId ? { ...film, ...change } : film)) }
        : page,
    ),
  };
}
