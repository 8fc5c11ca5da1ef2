import { useEffect } from "react";

/** Parts of a screen come after it: so long they are waited for. */
const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 50;

/** Goes to the part of a screen that its address names, as soon as it is there. */
export function useScrollToHash(hash: string, key: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same address chosen again leads there again
  useEffect(() => {
    if (hash.length < 2) return;
    const until = performance.now() + PATIENCE_MS;
    const timer = setInterval(() => {
      const part = document.getElementById(decodeURIComponent(hash.slice(1)));
      if (part) part.scrollIntoView({ block: "start" });
      if (part || performance.now() > until) clearInterval(timer);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [hash, key]);
}
