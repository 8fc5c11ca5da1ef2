import { useEffect, useRef } from "react";
import { digitOf, isDialogOpen, isTextInput } from "./shortcuts.ts";

/** Calls `onDigit` for digit keys, on AZERTY too, where that row writes letters. */
export function useDigitKeys(onDigit: (event: KeyboardEvent) => void): void {
  const latest = useRef(onDigit);
  latest.current = onDigit;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || digitOf(event) === null) return;
      if (isTextInput(event.target) || isDialogOpen()) return;
      latest.current(event);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
