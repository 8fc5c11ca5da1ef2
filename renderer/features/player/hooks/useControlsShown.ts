import { useEffect, useState } from "react";

const HIDDEN_AFTER_MS = 3_000;

/**
 * Whether the controls are shown: always while paused or while a menu is open, else for some seconds after the pointer
 * or a key moved.
 * @returns with what to call at each movement
 */
export function useControlsShown(isKept: boolean): readonly [isShown: boolean, wake: () => void] {
  const [wokenAt, setWokenAt] = useState(0);
  const [isAwake, setAwake] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each movement begins the time anew
  useEffect(() => {
    setAwake(true);
    if (isKept) return;
    const timer = setTimeout(() => setAwake(false), HIDDEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isKept, wokenAt]);
  return [isKept || isAwake, () => setWokenAt(performance.now())];
}
