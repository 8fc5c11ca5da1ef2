import { type UseQueryResult, useQueries, useQueryClient } from "@tanstack/react-query";
import PQueue from "p-queue";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { client } from "../../../api/client.ts";
import { useBatchTiming } from "../../../components/useBatchTiming.ts";
import { type LibraryFilter, toQuery } from "../../../filmFilter/filter.ts";
import { type FilmPage, type FilmPages, type IndexRange, PAGE_SIZE, pageOfIndex, pagesAround } from "../filmPages.ts";
import { LIBRARY_KEY } from "../libraryCache.ts";

const FIRST_PAGES: readonly number[] = [0];
/** How long pages out of sight are kept, so that memory does not grow while scrolling. */
const KEPT_MS = 20_000;
/**
 * The last requested page is fetched first, and a page that was scrolled past before its turn is never requested. A
 * running request is not aborted, for that would close its connection.
 */
const lane = new PQueue({ concurrency: 4 });
/** Generous estimate of the time from a request until the page is on screen. */
const ANSWER_MS = 150;
const FARTHEST_AHEAD = 8;
/** A flung list passes a page per frame: the pages to load are computed less often. */
const LOOK_EVERY_MS = 50;

export type PagedFilms = {
  /** Null before the first answer. While another filter is being loaded, the pages of the previous one. */
  readonly pages: FilmPages | null;
  /** The pages belong to the previous filter. */
  readonly isStale: boolean;
  readonly error: Error | null;
  readonly refetch: () => void;
  /** Call with the range of indexes on screen. */
  readonly showRange: (span: IndexRange) => void;
};

type Look = { at: number; numbers: readonly number[]; timer: ReturnType<typeof setTimeout> | undefined };

/** Loads the pages of the library that are on screen, and only those. */
export function useFilmPages(filter: LibraryFilter): PagedFilms {
  const queryClient = useQueryClient();
  const [looked, setLooked] = useState<{ readonly filter: LibraryFilter; readonly numbers: readonly number[] } | null>(
    null,
  );
  const numbers = looked?.filter === filter ? looked.numbers : FIRST_PAGES;
  const shown = useRef<FilmPages | null>(null);
  const motion = useRef(createMotion());

  const results = useQueries({
    queries: numbers.map((number) => ({
      queryKey: [LIBRARY_KEY, "page", filter, number],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        lane.add(() => client.films.list({ ...toQuery(filter), limit: PAGE_SIZE, offset: number * PAGE_SIZE }), {
          priority: performance.now(),
          signal,
        }),
      // Events invalidate it.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: KEPT_MS,
      // Comparing all cards whenever a page arrives would be slow.
      structuralSharing: false,
    })),
  });
  const stamp = results.map(({ dataUpdatedAt }, at) => `${numbers[at]}:${dataUpdatedAt}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp says when a page came; results are new each time.
  const fresh = useMemo(() => toPages(numbers, results), [filter, stamp]);
  const total = fresh?.total ?? null;
  const error = results.find((result) => result.error !== null)?.error ?? null;
  if (fresh) shown.current = fresh;
  const pages = fresh ?? shown.current;

  useBatchTiming(
    "library",
    fresh?.byNumber.size ?? 0,
    results.some(({ isFetching }) => isFetching),
  );

  const lastLook = useRef<Look>({ at: 0, numbers: numbers, timer: undefined });
  const showRange = useCallback(
    (span: IndexRange) => {
      const last = lastLook.current;
      const next = pagesAround(span, total, motion.current(span.first));
      const look = () => {
        last.at = performance.now();
        last.numbers = next;
        setLooked((present) =>
          present?.filter === filter && present.numbers.join() === next.join() ? present : { filter, numbers: next },
        );
      };
      clearTimeout(last.timer);
      const wait = LOOK_EVERY_MS - (performance.now() - last.at);
      if (wait <= 0 || !last.numbers.includes(pageOfIndex(span.last))) look();
      else last.timer = setTimeout(look, wait);
    },
    [filter, total],
  );
  useEffect(() => () => clearTimeout(lastLook.current.timer), []);
  const refetch = useCallback(
    () => void queryClient.refetchQueries({ queryKey: [LIBRARY_KEY, "page", filter] }),
    [queryClient, filter],
  );

  return { pages, isStale: fresh === null && pages !== null, error, refetch, showRange };
}

/** Null while no page is loaded. The total is that of the newest answer. */
function toPages(numbers: readonly number[], results: readonly UseQueryResult<FilmPage, Error>[]): FilmPages | null {
  const byNumber = new Map<number, FilmPage["items"]>();
  let newest: { readonly total: number; readonly at: number } | null = null;
  for (const [at, number] of numbers.entries()) {
    const { data, dataUpdatedAt = 0 } = results[at] ?? {};
    if (!data) continue;
    byNumber.set(number, data.items);
    if (newest === null || dataUpdatedAt > newest.at) newest = { total: data.total, at: dataUpdatedAt };
  }
  return newest && { total: newest.total, byNumber };
}

/** Predicts from the scrolling speed how many pages the list moves on until an answer arrives. */
function createMotion(): (index: number) => number {
  let before = { index: 0, at: 0 };
  return (index) => {
    const now = { index, at: performance.now() };
    const speed = (now.index - before.index) / PAGE_SIZE / Math.max(1, now.at - before.at);
    before = now;
    return Math.max(-FARTHEST_AHEAD, Math.min(FARTHEST_AHEAD, Math.round(speed * ANSWER_MS)));
  };
}
