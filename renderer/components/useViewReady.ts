import { useEffect, useRef } from "react";
import type { PageView } from "../../src/contract/index.ts";
import { recordViewReady } from "../api/timings.ts";

/** Records the time until a screen first shows its complete content. */
export function useViewReady(view: PageView, isReady: boolean): void {
  const wasReported = useRef(false);
  useEffect(() => {
    if (!isReady || wasReported.current) return;
    wasReported.current = true;
    recordViewReady(view);
  }, [view, isReady]);
}
