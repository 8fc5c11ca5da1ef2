import { useEffect, useRef } from "react";
import { recordViewReady, type View } from "../api/timings.ts";

/** Records the time until a screen first shows its complete content. */
export function useViewReady(view: View, isReady: boolean): void {
  const wasReported = useRef(false);
  useEffect(() => {
    if (!isReady || wasReported.current) return;
    wasReported.current = true;
    recordViewReady(view);
  }, [view, isReady]);
}
