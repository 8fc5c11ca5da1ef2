import { type UseQueryResult, useQueries, useQueryClient } from "@tanstack/react-query";
import PQueue from "p-queue";
import { useCallback, useMemo, useRef } from "react";
import { client } from "../../../api/client.ts";
import { useBatchTiming } from "../../../components/useBatchTiming.ts";
import { type LibraryFilter, toQuery } from "../../../filmFilter/filter.ts";
import { type FilmPage, type FilmPages, type IndexRange, PAGE_SIZE } from "../filmPages.ts";
import { LIBRARY_KEY } from "../libraryCache.ts";
import { usePagesToLoad, useShowRange } from "./usePagesToLoad.ts";

/** How long pages out of sight are kept, so that memory does not grow while scrolling. */
const CACHE_MS = 20_000;
/**
 * The last requested page is fetched first, and a page that was scrolled past before its turn is never requested. A
 * running request is not aborted, for that would close its connection.
 */
const queue = new PQueue({ concurrency: 4 });

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

/** Loads the pages of the library that are on screen, and only those. */
export function useFilmPages(filter: LibraryFilter): PagedFilms {
  const queryClient = useQueryClient();
  const pagesToLoad = usePagesToLoad(filter);
  const { numbers } = pagesToLoad;
  const lastPages = useRef<FilmPages | null>(null);
  const understood = useRef<{ filter: LibraryFilter; interpretation: FilmPage["interpretation"] } | null>(null);

  const results = useQueries({ queries: numbers.map((number) => pageQuery(filter, number)) });
  const stamp = results.map(({ dataUpdatedAt }, at) => `${numbers[at]}:${dataUpdatedAt}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stamp says when a page came; results are new each time.
  const loaded = useMemo(() => toPages(numbers, results), [filter, stamp]);
  // Only the first page says how the search was understood, and it is not loaded any more where the list was scrolled.
  if (loaded?.interpretation) understood.current = { filter, interpretation: loaded.interpretation };
  const interpretation = understood.current?.filter === filter ? understood.current.interpretation : undefined;
  const fresh = useMemo(() => loaded && { ...loaded, interpretation }, [loaded, interpretation]);
  if (fresh) lastPages.current = fresh;
  const pages = fresh ?? lastPages.current;

  useBatchTiming(
    "library",
    fresh?.byNumber.size ?? 0,
    results.some(({ isFetching }) => isFetching),
  );
  const refetch = useCallback(
    () => void queryClient.refetchQueries({ queryKey: [LIBRARY_KEY, "page", filter] }),
    [queryClient, filter],
  );
  return {
    pages,
    isStale: fresh === null && pages !== null,
    error: results.find((result) => result.error !== null)?.error ?? null,
    refetch,
    showRange: useShowRange(pagesToLoad, fresh?.total ?? null),
  };
}

function pageQuery(filter: LibraryFilter, number: number) {
  return {
    queryKey: [LIBRARY_KEY, "page", filter, number],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      queue.add(() => client.films.list({ ...toQuery(filter), limit: PAGE_SIZE, offset: number * PAGE_SIZE }), {
        priority: performance.now(),
        signal,
      }),
    // Events invalidate it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: CACHE_MS,
    // Comparing all cards whenever a page arrives would be slow.
    structuralSharing: false,
  };
}

/** Null while no page is loaded. The total is that of the newest answer. */
function toPages(numbers: readonly number[], results: readonly UseQueryResult<FilmPage, Error>[]): FilmPages | null {
  const byNumber = new Map<number, FilmPage["items"]>();
  let newest: { readonly total: number; readonly at: number } | null = null;
  let interpretation: FilmPage["interpretation"];
  for (const [at, number] of numbers.entries()) {
    const { data, dataUpdatedAt = 0 } = results[at] ?? {};
    if (!data) continue;
    byNumber.set(number, data.items);
    interpretation ??= data.interpretation;
    if (newest === null || dataUpdatedAt > newest.at) newest = { total: data.total, at: dataUpdatedAt };
  }
  return newest && { total: newest.total, interpretation, byNumber };
}
