import type { QueryClient } from "@tanstack/react-query";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { type FilmPages, patchCard } from "../pages.ts";

/** First part of the key of every list of the library. */
export const LIBRARY_KEY = "library";

const AT_MOST_EVERY_MS = 400;

let changedAt = 0;
let isWaiting = false;
const watchers = new Set<() => void>();

/** Films came, went or changed: pages loaded before now are asked for again where they are being looked at. */
export function libraryChanged(): void {
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    changedAt = performance.now();
    for (const watcher of watchers) watcher();
  }, AT_MOST_EVERY_MS);
}

export function lastLibraryChange(): number {
  return changedAt;
}

export function watchLibrary(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** A rating or a tick given elsewhere shows in every list at once. */
export function patchFilmCard(queryClient: QueryClient, filmId: number, change: Partial<FilmCard>): void {
  queryClient.setQueriesData<FilmPages>(
    { queryKey: [LIBRARY_KEY] },
    (pages) => pages && patchCard(pages, filmId, change),
  );
}
