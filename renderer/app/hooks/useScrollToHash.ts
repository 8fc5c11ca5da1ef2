import { useEffect } from "react";

/** How long to wait for a section that is rendered after its screen. */
const MAX_WAIT_MS = 2_000;
const LOOK_EVERY_MS = 50;

/** Scrolls to the section that the address's hash names, as soon as it is rendered. */
export function useScrollToHash(hash: string, key: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same address chosen again leads there again
  useEffect(() => {
    const id = idIn(hash);
    if (id === "") return;
    const until = performance.now() + MAX_WAIT_MS;
    const timer = setInterval(() => {
      const part = document.getElementById(id);
      if (part) part.scrollIntoView({ block: "start" });
      if (part || performance.now() > until) clearInterval(timer);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [hash, key]);
}

function idIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return ""; // URIError: an address that no link of the page has
  }
}
