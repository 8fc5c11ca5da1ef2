import { useEffect, useRef } from "react";
import { recordBatchReady, type View } from "../api/timings.ts";

/** Measures each further page of a list, from the request until it is painted. */
export function useBatchTiming(view: View, pages: number, isFetchingNextPage: boolean): void {
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
