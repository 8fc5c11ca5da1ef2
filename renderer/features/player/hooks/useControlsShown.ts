import { useEffect, useState } from "react";

const HIDDEN_AFTER_MS = 3_000;

/**
 * Whether the controls are shown. They are always shown while playback is paused or a menu is open, otherwise for a
 * few seconds after pointer or key input.
 * @returns the state, and a function to call on each input
 */
export function useControlsShown(isKept: boolean): readonly [isShown: boolean, wake: () => void] {
  const [wokenAt, setWokenAt] = useState(0);
  const [isAwake, setAwake] = useState(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each movement restarts the timer
  useEffect(() => {
    setAwake(true);
    if (isKept) return;
    const timer = setTimeout(() => setAwake(false), HIDDEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isKept, wokenAt]);
  return [isKept || isAwake, () => setWokenAt(performance.now())];
}
