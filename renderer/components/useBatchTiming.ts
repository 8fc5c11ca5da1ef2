import { useEffect, useRef } from "react";
import type { PageView } from "../../src/contract/index.ts";
import { recordBatchReady } from "../api/timings.ts";

/** Measures each further page of a list, from the request until it is painted. */
export function useBatchTiming(view: PageView, pages: number, isFetchingNextPage: boolean): void {
  const askedAt = useRef<number | null>(null);
  const before = useRef(pages);
  useEffect(() => {
    if (isFetchingNextPage) askedAt.current ??= performance.now();
  }, [isFetchingNextPage]);
  useEffect(() => {
    if (pages > before.current && askedAt.current !== null) recordBatchReady(view, askedAt.current);
    if (pages !== before.current) askedAt.current = null;
    before.current = pages;
  }, [view, pages]);
}
