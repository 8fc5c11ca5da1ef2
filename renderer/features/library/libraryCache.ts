import type { QueryClient } from "@tanstack/react-query";
import type { FilmCard } from "../../../src/contract/index.ts";
import { type FilmPage, patchCard } from "./filmPages.ts";

/** First part of the query keys of the library's lists. */
export const LIBRARY_KEY = "library";

const AT_MOST_EVERY_MS = 400;
let waiting: ReturnType<typeof setTimeout> | null = null;

/**
 * Call after films were added, changed or removed. Pages on screen are fetched again, at most every 400 ms; others when
 * they are shown, so that an import of thousands never fetches the whole library.
 */
export function invalidateLibrary(queryClient: QueryClient): void {
  if (waiting !== null) return;
  waiting = setTimeout(() => {
    waiting = null;
    void queryClient.invalidateQueries({ queryKey: [LIBRARY_KEY] });
  }, AT_MOST_EVERY_MS);
}

/** Shows a new rating or watch state in every loaded list at once. */
export function patchFilmCard(queryClient: QueryClient, filmId: number, change: Partial<FilmCard>): void {
  queryClient.setQueriesData<FilmPage>(
    { queryKey: [LIBRARY_KEY, "page"] },
    (page) => page && patchCard(page, filmId, change),
  );
}
