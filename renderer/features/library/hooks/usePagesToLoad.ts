import { useCallback, useEffect, useRef, useState } from "react";
import type { LibraryFilter } from "../../../filmFilter/filter.ts";
import { type IndexRange, PAGE_SIZE, pageOfIndex, pagesAround } from "../filmPages.ts";

const FIRST_PAGES: readonly number[] = [0];
/** A flung list passes a page per frame: the pages to load are computed less often. */
const UPDATE_EVERY_MS = 50;
/** Generous estimate of the time from a request until the page is on screen. */
const ANSWER_MS = 150;
const MAX_PAGES_AHEAD = 8;

interface Request {
  readonly filter: LibraryFilter;
  readonly numbers: readonly number[];
}

export interface PagesToLoad {
  readonly numbers: readonly number[];
  readonly load: (numbers: readonly number[]) => void;
}

/** Numbers of the pages to load; the first page after a change of filter. */
export function usePagesToLoad(filter: LibraryFilter): PagesToLoad {
  const [request, setRequest] = useState<Request | null>(null);
  const load = useCallback(
    (numbers: readonly number[]) =>
      setRequest((present) =>
        present?.filter === filter && present.numbers.join() === numbers.join() ? present : { filter, numbers },
      ),
    [filter],
  );
  return { numbers: request?.filter === filter ? request.numbers : FIRST_PAGES, load };
}

/**
 * Loads the pages around the range of indexes on screen.
 * @param total of films; null before the first answer
 */
export function useShowRange({ numbers, load }: PagesToLoad, total: number | null): (range: IndexRange) => void {
  const pagesAhead = useRef(createPagesAhead());
  const last = useRef<{ at: number; numbers: readonly number[]; timer: ReturnType<typeof setTimeout> | undefined }>({
    at: 0,
    numbers,
    timer: undefined,
  });
  useEffect(() => () => clearTimeout(last.current.timer), []);
  return useCallback(
    (range: IndexRange) => {
      const previous = last.current;
      const next = pagesAround(range, total, pagesAhead.current(range.first));
      const update = () => {
        previous.at = performance.now();
        previous.numbers = next;
        load(next);
      };
      clearTimeout(previous.timer);
      const waitMs = UPDATE_EVERY_MS - (performance.now() - previous.at);
      if (waitMs <= 0 || !previous.numbers.includes(pageOfIndex(range.last))) update();
      else previous.timer = setTimeout(update, waitMs);
    },
    [load, total],
  );
}

/** Predicts from the scrolling speed how many pages the list moves on until an answer arrives. */
function createPagesAhead(): (index: number) => number {
  let before = { index: 0, at: 0 };
  return (index) => {
    const now = { index, at: performance.now() };
    const pagesPerMs = (now.index - before.index) / PAGE_SIZE / Math.max(1, now.at - before.at);
    before = now;
    return Math.max(-MAX_PAGES_AHEAD, Math.min(MAX_PAGES_AHEAD, Math.round(pagesPerMs * ANSWER_MS)));
  };
}
