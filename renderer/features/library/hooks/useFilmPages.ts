import { type UseQueryResult, useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { client } from "../../../api/client.ts";
import { useBatchTiming } from "../../../components/useBatchTiming.ts";
import { type LibraryFilter, toQuery } from "../filter.ts";
import { type FilmPage, type FilmPages, PAGE, pagesAround, type Span } from "../pages.ts";
import { LIBRARY_KEY } from "./libraryState.ts";

const FIRST_PAGES: readonly number[] = [0];
/** Pages that somebody scrolled past are forgotten, so that the page's memory does not grow with the way. */
const KEPT_MS = 60_000;

export type Library = {
  /** Null before the first answer. While another filter is on its way, what was there before. */
  readonly pages: FilmPages | null;
  /** What is shown belongs to the filter before. */
  readonly isOld: boolean;
  readonly error: Error | null;
  readonly refetch: () => void;
  /** Told what is on screen. */
  readonly show: (span: Span) => void;
};

/** The library by pages, whichever are looked at: what is far away is never asked for, and what is passed by is cancelled. */
export function useFilmPages(filter: LibraryFilter): Library {
  const queryClient = useQueryClient();
  const [looked, setLooked] = useState<{ readonly filter: LibraryFilter; readonly numbers: readonly number[] } | null>(
    null,
  );
  const numbers = looked?.filter === filter ? looked.numbers : FIRST_PAGES;
  const shown = useRef<FilmPages | null>(null);

  const results = useQueries({
    queries: numbers.map((number) => ({
      queryKey: [LIBRARY_KEY, "page", filter, number],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.films.list({ ...toQuery(filter), limit: PAGE, offset: number * PAGE }, { signal }),
      // Events tell of changes; what came does not age by itself.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: KEPT_MS,
      // Else every card would be compared anew with each page that comes.
      structuralSharing: false,
    })),
    combine,
  });
  const { loaded, total } = results;
  const fresh = useMemo(() => (total === null ? null : toPages(total, numbers, loaded)), [total, numbers, loaded]);
  if (fresh) shown.current = fresh;
  const pages = fresh ?? shown.current;

  useBatchTiming("library", fresh?.byNumber.size ?? 0, results.isFetching);

  const show = useCallback(
    (span: Span) => {
      const next = pagesAround(span, total);
      setLooked((present) =>
        present?.filter === filter && present.numbers.join() === next.join() ? present : { filter, numbers: next },
      );
    },
    [filter, total],
  );
  const refetch = useCallback(
    () => void queryClient.refetchQueries({ queryKey: [LIBRARY_KEY, "page", filter] }),
    [queryClient, filter],
  );

  return { pages, isOld: fresh === null && pages !== null, error: results.error, refetch, show };
}

function combine(results: readonly UseQueryResult<FilmPage, Error>[]) {
  const newest = results
    .filter(({ data }) => data !== undefined)
    .toSorted((a, b) => b.dataUpdatedAt - a.dataUpdatedAt)
    .at(0);
  return {
    total: newest?.data?.total ?? null,
    loaded: results.map(({ data }) => data?.items ?? null),
    isFetching: results.some(({ isFetching }) => isFetching),
    error: results.find(({ error }) => error !== null)?.error ?? null,
  };
}

function toPages(total: number, numbers: readonly number[], loaded: readonly (FilmPage["items"] | null)[]): FilmPages {
  const pages = numbers.flatMap((number, at): [number, FilmPage["items"]][] => {
    const items = loaded[at];
    return items ? [[number, items]] : [];
  });
  return { total, byNumber: new Map(pages) };
}
