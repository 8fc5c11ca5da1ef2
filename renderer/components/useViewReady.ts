import { useEffect, useRef } from "react";
import { type View, viewIsReady } from "../api/timings.ts";

/** Tells when a screen first shows everything it was opened for. */
export function useViewReady(view: View, isReady: boolean): void {
  const told = useRef(false);
  useEffect(() => {
    if (!isReady || told.current) return;
    told.current = true;
    viewIsReady(view);
  }, [view, isReady]);
}
