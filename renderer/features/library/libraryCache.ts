import type { QueryClient } from "@tanstack/react-query";
import type { FilmCard } from "../../../src/contract/index.ts";
import { type FilmPage, patchCard } from "./filmPages.ts";

/** First part of the key of everything that is asked of the library's lists. */
export const LIBRARY_KEY = "library";

const AT_MOST_EVERY_MS = 400;
let waiting: ReturnType<typeof setTimeout> | null = null;

/**
 * Films came, went or changed: what is looked at is asked for again, at most so often. Pages out of sight are when
 * somebody looks at them, so that an import of thousands never makes the page ask for the whole library.
 */
export function invalidateLibrary(queryClient: QueryClient): void {
  if (waiting !== null) return;
  waiting = setTimeout(() => {
    waiting = null;
    void queryClient.invalidateQueries({ queryKey: [LIBRARY_KEY] });
  }, AT_MOST_EVERY_MS);
}

/** A rating or a tick given elsewhere shows in every list at once. */
export function patchFilmCard(queryClient: QueryClient, filmId: number, change: Partial<FilmCard>): void {
  queryClient.setQueriesData<FilmPage>(
    { queryKey: [LIBRARY_KEY, "page"] },
    (page) => page && patchCard(page, filmId, change),
  );
}
