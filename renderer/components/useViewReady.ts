import { useEffect, useRef } from "react";
import { recordViewReady, type View } from "../api/timings.ts";

/** Tells when a screen first shows everything it was opened for. */
export function useViewReady(view: View, isReady: boolean): void {
  const told = useRef(false);
  useEffect(() => {
    if (!isReady || told.current) return;
    told.current = true;
    recordViewReady(view);
  }, [view, isReady]);
}
