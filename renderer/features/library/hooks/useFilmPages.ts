import { keepPreviousData, type QueryKey, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { client } from "../../../api/client.ts";
import { useBatchTiming } from "../../../components/useBatchTiming.ts";
import { type FilmPage, type FilmPages, loadedCount, pageOfPlace, replacePages, sizeOf } from "../pages.ts";
import { LIBRARY_KEY, lastLibraryChange, watchLibrary } from "./libraryState.ts";
import { type LibraryFilter, toQuery } from "./useLibraryFilter.ts";

/** So many films beyond the last visible one are kept ready. */
const AHEAD = 400;

/** The places on screen, first and last. */
export type Span = { first: number; last: number };

/**
 * The library page by page. `show` is told what is on screen: it loads on before the end comes near, and brings the
 * visible pages up to date when films changed. Pages out of sight are left until somebody looks at them, so that an
 * import of thousands never makes the page ask for the whole library again.
 */
export function useFilmPages(filter: LibraryFilter) {
  const queryClient = useQueryClient();
  const queryKey = [LIBRARY_KEY, filter];
  const changedAt = useSyncExternalStore(watchLibrary, lastLibraryChange);
  const visible = useRef<Span>({ first: 0, last: 0 });
  const refreshing = useRef(false);

  const query = useInfiniteQuery<FilmPage, Error, FilmPages, QueryKey, string | null>({
    queryKey,
    queryFn: ({ pageParam, signal }) => loadPage(filter, pageParam, pageParam === null ? 0 : 1, signal),
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    // Else every film that is loaded would be compared anew with each page that comes.
    structuralSharing: false,
    refetchOnMount: false,
    refetchOnReconnect: false,
  });
  const { data, hasNextPage, isFetching, isPlaceholderData, fetchNextPage } = query;

  useBatchTiming("library", data?.pages.length ?? 0, query.isFetchingNextPage);

  const refresh = useCallback(async () => {
    const pages = queryClient.getQueryData<FilmPages>([LIBRARY_KEY, filter]);
    if (!pages || refreshing.current) return;
    const from = Math.min(pageOfPlace(visible.current.first), pages.pages.length - 1);
    const to = Math.min(pageOfPlace(visible.current.last), pages.pages.length - 1);
    const isFresh = pages.pages.slice(from, to + 1).every((page) => page.loadedAt >= lastLibraryChange());
    if (isFresh) return;

    refreshing.current = true;
    try {
      const fresh = await loadPages(filter, pages.pageParams[from] ?? null, from, to);
      queryClient.setQueryData<FilmPages>(
        [LIBRARY_KEY, filter],
        (present) => present && replacePages(present, from, fresh),
      );
    } catch (error) {
      // The banner tells that the engine is gone; what is on screen stays, and the next change tries again.
      console.warn("The library could not be brought up to date", error);
    } finally {
      refreshing.current = false;
    }
  }, [queryClient, filter]);

  const more = useCallback(() => {
    if (!data || isPlaceholderData || isFetching || !hasNextPage) return;
    if (loadedCount(data) < visible.current.last + AHEAD) void fetchNextPage();
  }, [data, isPlaceholderData, isFetching, hasNextPage, fetchNextPage]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `changedAt` says when, `refresh` reads it where it is kept.
  useEffect(() => void refresh(), [refresh, changedAt]);
  useEffect(more, [more]);

  const show = useCallback(
    (span: Span) => {
      visible.current = span;
      more();
      void refresh();
    },
    [more, refresh],
  );

  return { ...query, pages: data ?? null, show };
}

async function loadPages(filter: LibraryFilter, cursor: string | null, from: number, to: number): Promise<FilmPage[]> {
  const pages: FilmPage[] = [];
  let next: string | null = cursor;
  for (let index = from; index <= to; index++) {
    const page: FilmPage = await loadPage(filter, next, index);
    pages.push(page);
    next = page.nextCursor;
    if (next === null) break;
  }
  return pages;
}

async function loadPage(
  filter: LibraryFilter,
  cursor: string | null,
  index: number,
  signal?: AbortSignal,
): Promise<FilmPage> {
  const loadedAt = performance.now();
  const query = { ...toQuery(filter), limit: sizeOf(index), ...(cursor !== null && { cursor }) };
  const page = await client.films.list(query, { signal });
  return { ...page, loadedAt };
}
